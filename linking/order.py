#!/usr/bin/env python3
"""Writes first_frame.ld anew: the functions that run before the first frame.

    CARGO_PROFILE_RELEASE_STRIP=none cargo build --release --target-dir target/order
    linking/order.py target/order/release/briefing

It runs the program under callgrind (valgrind) on a terminal of 100x30, once for each
kind of article that is opened most, and notes every function that ran. README.md beside
it says what the list is for.
"""
import fcntl
import os
import pathlib
import pty
import re
import select
import struct
import sys
import tempfile
import termios

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE.parent / "tests/integration/fixtures"

# The sample, which is Markdown, and plain text with and without headings.
ARTICLES = [[], [FIXTURES / "loader/mill.txt"], [FIXTURES / "loader/ferry.txt"]]

# What the C library does to start, to read a file and to give memory: the parts of its
# archive by their names. Which of several ways to copy or compare memory it takes depends
# on the processor, so all of them are named.
LIBRARY = """
    *libc.a:libc-start.o(.text*) *libc.a:libc-tls.o(.text*) *libc.a:libc_early_init.o(.text*)
    *libc.a:dl-*.o(.text*) *libc.a:cacheinfo.o(.text*) *libc.a:cxa_atexit.o(.text*)
    *libc.a:malloc.o(.text*) *libc.a:morecore.o(.text*) *libc.a:mem*.o(.text*)
    *libc.a:str*.o(.text*) *libc.a:stpcpy*.o(.text*) *libc.a:rawmemchr*.o(.text*)
    *libc.a:getenv.o(.text*) *libc.a:getrlimit*.o(.text*) *libc.a:pthread_*.o(.text*)
    *libc.a:vfscanf-internal.o(.text*) *libc.a:io*.o(.text*) *libc.a:fileops.o(.text*)
    *libc.a:genops.o(.text*) *libgcc_eh.a:*(.text*)
"""


def until_quit(command):
    """Runs `command` on a terminal, quits it after its first frame."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", BRIEFING_CONFIG="")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    seen, asked = b"", False
    while True:
        ready, _, _ = select.select([terminal], [], [], 60)
        try:
            piece = os.read(terminal, 1 << 16) if ready else b""
        except OSError:
            piece = b""
        if not piece:
            break
        seen += piece
        if not asked and b"\x1b[?2026l" in seen:
            os.write(terminal, b"q")
            asked = True
    os.waitpid(pid, 0)
    if not asked:
        sys.exit("the program drew nothing: " + seen.decode(errors="replace"))


def functions(program):
    """The names, as the linker knows them, of all functions that ran."""
    names = set()
    for article in ARTICLES:
        with tempfile.NamedTemporaryFile() as profile:
            tool = ["valgrind", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={profile.name}"]
            until_quit([*tool, program, *map(str, article)])
            text = pathlib.Path(profile.name).read_text(errors="replace")
        names.update(re.findall(r"^c?fn=\(\d+\) (_(?:ZN|R)\S+)", text, re.MULTILINE))
    return names


def pattern(name):
    """A pattern for the function's section that fits the next build and compiler too."""
    name = re.sub(r"\.llvm\.\d+|'\d+$", "", name)
    return re.sub(r"17h[0-9a-f]{16}E$", "17h*", re.sub(r"Cs[0-9A-Za-z]+_", "Cs*_", name))


def main():
    patterns = sorted({pattern(name) for name in functions(sys.argv[1])})
    lines = "".join(f"    *(.text*.{pattern})\n" for pattern in patterns)
    script = f"""/* Written by order.py: the functions that run before the first frame, side by side. */
SECTIONS
{{
  .text.first_frame :
  {{{LIBRARY}{lines}  }}
}}
INSERT BEFORE .text;
"""
    (HERE / "first_frame.ld").write_text(script)
    print(f"{len(patterns)} functions")


if __name__ == "__main__":
    main()
