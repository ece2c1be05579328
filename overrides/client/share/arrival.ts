/** An address that holds somebody's code is noticed here; what is done with it is fetched only then. */

import type { PyExercise } from "../exercise/element.ts";

export function receiveSharedCode(): void {
  let leave: Promise<() => void> | undefined;
  const look = (): void => {
    void leave?.then((left) => left());
    leave = undefined;
    if (!location.hash.startsWith("#code=")) return;
    leave = import("./received.ts").then(({ receive }) => receive(location.hash, exercise));
  };
  addEventListener("hashchange", look);
  look();
}

function exercise(id: string): PyExercise | undefined {
  return document.querySelector<PyExercise>(`py-exercise#${CSS.escape(id)}`) ?? undefined;
}
