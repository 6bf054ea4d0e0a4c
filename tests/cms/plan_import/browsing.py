"""What a browser sends back from a page: the fields of its form as they stand."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._select = self._text = ""
        self._words = ""

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        name = said.get("name") or ""
        if tag == "input" and name and (said.get("type") != "checkbox" or "checked" in said):
            ticked = "on" if said.get("type") == "checkbox" else ""
            self.found.setdefault(name, []).append(said.get("value") or ticked)
        elif tag == "textarea":
            self._text, self._words = name, ""
        elif tag == "select":
            self._select = name
            self._first = True
        elif tag == "option" and self._select and ("selected" in said or self._first):
            self.found[self._select] = [said.get("value") or ""]
            self._first = False

    def handle_endtag(self, tag):
        if tag == "textarea" and self._text:
            self.found.setdefault(self._text, []).append(self._words.removeprefix("\n"))
            self._text = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data):
        if self._text:
            self._words += data


def fields_of(page: str) -> dict[str, list[str]]:
    reader = _Fields()
    reader.feed(page)
    return {name: values for name, values in reader.found.items() if name and name != "file"}
