"""A window with one WebKitGTK page, told what to do by lines of JSON on its standard input: [number, order, how].

Each answer is a line with the order's number; number 0 is the version of WebKitGTK. Run by the system's own Python,
for whose version Debian and Ubuntu build the GTK bindings. WebKitWebDriver has no command that prints, so it is
https://webkitgtk.org/reference/webkit2gtk/stable/class.PrintOperation.html
"""

import argparse
import functools
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["GDK_CORE_DEVICE_EVENTS"] = "1"  # presses that GDK makes for tests are core events of X, not XInput's

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, GLib, Gtk, WebKit2  # noqa: E402, the versions come first

Answer = Callable[..., None]


class Window:
    """Each method without underscore is an order by its name; `answer` is called once, when it is carried out."""

    def __init__(self, *, scripts: bool, folder: str = "") -> None:
        """Without a folder nothing is kept, and there are no service workers."""
        self.view = WebKit2.WebView.new_with_context(context_in(folder))
        self.view.get_settings().set_enable_javascript(scripts)
        self.view.connect("load-changed", self._loaded)
        self.view.connect("print", self._asked_to_print)
        self.view.connect("run-file-chooser", self._asked_for_a_file)
        self.view.get_context().connect("download-started", self._asked_to_save)
        self.when_loaded: Answer | None = None
        self.when_asked: Callable[[Any], None] | None = None
        self.when_asked_for_a_file: Callable[[Any], None] | None = None
        self.when_asked_to_save: Callable[[Any], None] | None = None
        window = Gtk.Window()
        window.set_default_size(1280, 900)
        window.add(self.view)
        window.show_all()

    def open(self, answer: Answer, url: str) -> None:
        self.when_loaded = answer
        self.view.load_uri(url)

    def run_first(self, answer: Answer, script: str) -> None:
        """In every page that is opened from now on, before its own scripts."""
        frames, when = WebKit2.UserContentInjectedFrames.TOP_FRAME, WebKit2.UserScriptInjectionTime.START
        self.view.get_user_content_manager().add_script(WebKit2.UserScript.new(script, frames, when, None, None))
        answer(value=None)

    def evaluate(self, answer: Answer, body: str) -> None:
        def evaluated(view: Any, result: Any) -> None:
            try:
                answer(value=view.call_async_javascript_function_finish(result).to_string())
            except GLib.Error as error:
                answer(error=error.message)

        self.view.call_async_javascript_function(body, -1, None, None, None, None, evaluated)

    def press(self, answer: Answer, x: int, y: int) -> None:
        for event in (Gdk.EventType.BUTTON_PRESS, Gdk.EventType.BUTTON_RELEASE):
            Gdk.test_simulate_button(self.view.get_window(), x, y, 1, 0, event)
        answer(value=None)

    def point(self, answer: Answer, x: int, y: int) -> None:
        _, left, top = self.view.get_window().get_origin()
        Gdk.Display.get_default().get_default_seat().get_pointer().warp(Gdk.Screen.get_default(), left + x, top + y)
        answer(value=None)

    def key(self, answer: Answer, name: str, control: bool) -> None:
        self.view.grab_focus()
        held = Gdk.ModifierType.CONTROL_MASK if control else Gdk.ModifierType(0)
        for event in (Gdk.EventType.KEY_PRESS, Gdk.EventType.KEY_RELEASE):
            Gdk.test_simulate_key(self.view.get_window(), -1, -1, Gdk.keyval_from_name(name), held, event)
        answer(value=None)

    def print(self, answer: Answer, **where: Any) -> None:
        self._print(WebKit2.PrintOperation.new(self.view), answer, **where)

    def print_when_asked(self, answer: Answer, **where: Any) -> None:
        self.when_asked = lambda operation: self._print(operation, answer, **where)

    def choose_when_asked(self, answer: Answer, file: str) -> None:
        def choose(request: Any) -> None:
            request.select_files([file])
            answer(value=None)

        self.when_asked_for_a_file = choose

    def save_when_asked(self, answer: Answer, file: str) -> None:
        """Answers when the download has ended; there is no file if it failed."""
        Path(file).unlink(missing_ok=True)

        def save(download: Any) -> None:
            download.connect("decide-destination", lambda *_: download.set_destination(Path(file).as_uri()))
            download.connect("finished", lambda _: answer(value=None))

        self.when_asked_to_save = save

    def _loaded(self, _view: Any, event: Any) -> None:
        if event == WebKit2.LoadEvent.FINISHED and self.when_loaded:
            self.when_loaded(value=None)
            self.when_loaded = None

    def _asked_to_print(self, _view: Any, operation: Any) -> bool:
        if self.when_asked:
            self.when_asked(operation)
        self.when_asked = None
        return True

    def _asked_for_a_file(self, _view: Any, request: Any) -> bool:
        if self.when_asked_for_a_file:
            self.when_asked_for_a_file(request)
        self.when_asked_for_a_file = None
        return True

    def _asked_to_save(self, _context: Any, download: Any) -> None:
        if self.when_asked_to_save:
            self.when_asked_to_save(download)
        self.when_asked_to_save = None

    def _print(self, operation: Any, answer: Answer, file: str, width: float, height: float, margins: bool) -> None:
        """Width and height of the paper in millimetres; margins those that GTK proposes, or none."""
        settings = Gtk.PrintSettings()
        settings.set_printer("Print to File")
        settings.set("output-file-format", "pdf")
        settings.set("output-uri", Path(file).as_uri())
        setup = Gtk.PageSetup()
        setup.set_paper_size_and_default_margins(Gtk.PaperSize.new_custom("own", "own", width, height, Gtk.Unit.MM))
        for side in () if margins else ("top", "bottom", "left", "right"):
            getattr(setup, f"set_{side}_margin")(0, Gtk.Unit.MM)
        operation.set_print_settings(settings)
        operation.set_page_setup(setup)
        operation.connect("failed", lambda _, error: answer(error=error.message))
        operation.connect("finished", lambda _: answer(value=file))
        operation.print_()


def context_in(folder: str) -> Any:
    if not folder:
        return WebKit2.WebContext.new_ephemeral()
    kept = WebKit2.WebsiteDataManager(base_data_directory=f"{folder}/data", base_cache_directory=f"{folder}/cache")
    return WebKit2.WebContext.new_with_website_data_manager(kept)


def say(number: int, **what: Any) -> None:
    print(json.dumps({"to": number, **what}), flush=True)


def obey(window: Window) -> None:
    for line in sys.stdin:
        number, do, how = json.loads(line)
        GLib.idle_add(functools.partial(getattr(window, do), functools.partial(say, number), **how))
    GLib.idle_add(Gtk.main_quit)


if __name__ == "__main__":
    version = (WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    say(0, value=".".join(map(str, version)))
    told = argparse.ArgumentParser()
    told.add_argument("--no-scripts", action="store_true")
    told.add_argument("--keeps", default="")
    options = told.parse_args()
    window = Window(scripts=not options.no_scripts, folder=options.keeps)
    threading.Thread(target=obey, args=[window], daemon=True).start()
    Gtk.main()
