"""What every public page keeps to, checked on its HTML."""

from itertools import pairwise

from bs4 import BeautifulSoup


def broken_rules(html: str) -> list[str]:
    """Name what the content policy, or a reader without sight or a mouse, would trip over."""
    page = BeautifulSoup(html, "html.parser")
    tags = page.find_all(True)
    broken = [f"inline style: {tag.name}" for tag in tags if tag.has_attr("style") or tag.name == "style"]
    broken += [f"inline script: {tag}" for tag in page.find_all("script") if not tag.get("src")]
    broken += [f"{name} on {tag.name}" for tag in tags for name in tag.attrs if name.startswith("on")]
    broken += [f"from elsewhere: {link}" for link in _loaded(page) if not link.startswith("/")]
    broken += [f"no alt: {image}" for image in page.find_all("img") if image.get("alt") is None]
    checks = {
        "lang": page.html is not None and page.html.get("lang") == "vi",
        "one h1": len(page.find_all("h1")) == 1,
        "title": bool(page.title and page.title.get_text(strip=True)),
        "main": len(page.find_all("main")) == 1,
        "skip link": page.select_one("a.skip") is not None,
        "description": bool(page.select_one("meta[name=description][content]")["content"].strip()),
        "canonical": page.select_one("link[rel=canonical][href]") is not None,
        "headings in order": _ordered(page),
        "one id each": _unique([tag["id"] for tag in page.select("[id]")]),
    }
    return broken + [name for name, holds in checks.items() if not holds]


def _loaded(page: BeautifulSoup) -> list[str]:
    sources = [tag["src"] for tag in page.select("[src]")]
    return sources + [tag["href"] for tag in page.select("link[rel=stylesheet], link[rel=icon]")]


def _ordered(page: BeautifulSoup) -> bool:
    levels = [int(tag.name[1]) for tag in page.find_all(["h1", "h2", "h3", "h4"])]
    return all(after <= before + 1 for before, after in pairwise(levels))


def _unique(ids: list[str]) -> bool:
    return len(ids) == len(set(ids))
