"""Reading a file that other people named: only one that stands there itself, and never one that keeps a run waiting.

A link may lead out of the folder that it lies in, a pipe waits for whoever writes into it, and a device may never
end or do something when it is opened. None of them is read.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_regular_file(path: Path, most: int = -1) -> bytes:
    """Return the bytes of a regular file. Raises OSError for any other, a link among them, whose text says what it is.

    most: how many bytes are read at most, -1 for all.

    Only the last part of the path is looked at: whether a folder above is a link is for the caller to know.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, "it is a link", os.fspath(path)) from None
        raise
    try:
        kind = stat.S_IFMT(os.fstat(descriptor).st_mode)
        if kind == stat.S_IFDIR:
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
        if kind != stat.S_IFREG:
            raise OSError(errno.EINVAL, "it is a pipe or a device", os.fspath(path))
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(most)
    finally:
        os.close(descriptor)
