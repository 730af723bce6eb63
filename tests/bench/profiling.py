"""What the browser's main thread does until the first results stand: its own trace, summed up."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Browser, Page

SCRIPT, DRAWING, READING, WAITING = (
    "scripts",
    "style, layout, drawing",
    "reading of HTML and CSS",
    "waiting, and all else",
)

_KINDS = {
    **dict.fromkeys(
        (
            "EvaluateScript",
            "v8.compile",
            "FunctionCall",
            "EventDispatch",
            "TimerFire",
            "RunMicrotasks",
            "MinorGC",
            "MajorGC",
        ),
        SCRIPT,
    ),
    **dict.fromkeys(("UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit"), DRAWING),
    **dict.fromkeys(("ParseHTML", "ParseAuthorStyleSheet"), READING),
}
"""Name of an event in a trace of Chromium -> what it is counted as."""

_CATEGORIES = ["devtools.timeline", "v8", "blink.user_timing", "loading", "__metadata"]


class Tracing:
    """Traces of one browser, taken one after the other."""

    def __init__(self, browser: Browser) -> None:
        self._session = browser.new_browser_cdp_session()
        self._events: list[dict[str, Any]] = []
        self._complete = False
        self._session.on("Tracing.dataCollected", lambda data: self._events.extend(data["value"]))
        self._session.on("Tracing.tracingComplete", lambda _: setattr(self, "_complete", True))

    def start(self) -> None:
        self._events.clear()
        self._complete = False
        self._session.send(
            "Tracing.start", {"traceConfig": {"includedCategories": _CATEGORIES}, "transferMode": "ReportEvents"}
        )

    def stop(self, page: Page, done: float) -> dict[str, float]:
        """Milliseconds by kind of work, from the opening of the page's address to `done` milliseconds later."""
        self._session.send("Tracing.end")
        while not self._complete:
            page.wait_for_timeout(20)
        return _by_kind(self._events, done)


def medians(profiles: Sequence[dict[str, float]]) -> dict[str, float]:
    """The median of each kind of work."""
    return {f"{kind}, ms": round(statistics.median(profile[kind] for profile in profiles), 1) for kind in profiles[0]}


def _by_kind(events: list[dict[str, Any]], done: float) -> dict[str, float]:
    opened = [event for event in events if event["name"] == "navigationStart" and "http://" in str(event["args"])][-1]
    threads = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    start, end = opened["ts"], opened["ts"] + done * 1000
    work = sorted(
        (
            event
            for event in events
            if event.get("ph") == "X"
            and event["name"] in _KINDS
            and event["pid"] == opened["pid"]
            and (event["pid"], event["tid"]) in threads
            and start <= event["ts"] < end
        ),
        key=lambda event: (event["ts"], -event["dur"]),
    )
    spent = dict.fromkeys((SCRIPT, DRAWING, READING), 0.0)
    around: list[tuple[float, str]] = []
    for event in work:
        kind, until = _KINDS[event["name"]], min(event["ts"] + event["dur"], end)
        while around and around[-1][0] <= event["ts"]:
            around.pop()
        took = (until - event["ts"]) / 1000
        spent[kind] += took
        # What is done within something else is not done by that.
        if around:
            spent[around[-1][1]] -= took
        around.append((until, kind))
    return {**spent, WAITING: done - sum(spent.values())}
