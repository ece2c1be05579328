"""Where the pictures are, and all that is drawn, said and counted in one, to be compared."""

LESSON = "autoregressive/"
#: Each element with its attributes and its words.
DRAWN = """id => [...document.getElementById(id).querySelectorAll(".picture__drawings *, .picture__says, td")].map(
    ({ tagName, attributes, childElementCount, textContent }) => [
        tagName,
        [...attributes].map(({ name, value }) => [name, value.split(" ").sort().join(" ")])
            .filter(([, value]) => value).sort().join(" "),
        childElementCount ? "" : textContent,
    ],
)"""
