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
import subprocess
import sys
import tempfile
import termios

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE.parent / "tests/integration/fixtures"

# The sample, which is Markdown, and plain text with and without headings.
ARTICLES = [[], [FIXTURES / "loader/mill.txt"], [FIXTURES / "loader/ferry.txt"]]

# The tables that the first frame looks into, by what stands in the names of their sections:
# our own, and those of the characters' kinds, widths and breaks.
TABLES = ("8briefing", "12unicode_data", "13unicode_width", "17unicode_linebreak")

# The C library chooses by the processor among several ways to copy, compare or search
# memory. All of them are named: these are the members of its archive that have them.
VARIANTS = ("mem", "strlen", "strchr", "strcmp", "strncmp", "rawmemchr")


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


def functions(program, article):
    """The names, as the linker knows them, of all functions that ran for `article`."""
    with tempfile.NamedTemporaryFile() as profile:
        tool = ["valgrind", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={profile.name}"]
        until_quit([*tool, program, *map(str, article)])
        text = pathlib.Path(profile.name).read_text(errors="replace")
    return set(re.findall(r"^c?fn=\(\d+\) (\w[^\s']*)", text, re.MULTILINE))


def members(names):
    """Patterns for those of the C library's functions that are among `names`: the members
    of its archives that have them."""
    found = set()
    for library in ("libc.a", "libm.a", "libgcc_eh.a"):
        path = subprocess.check_output(["cc", f"-print-file-name={library}"], text=True).strip()
        parts = [path]
        if pathlib.Path(path).read_bytes()[:1] == b"/":
            # A script for the linker that names the archives.
            parts = re.findall(r"/\S+\.a", pathlib.Path(path).read_text())
        for archive in parts:
            nm = ["nm", "-A", "--defined-only", archive]
            table = subprocess.check_output(nm, stderr=subprocess.DEVNULL, text=True)
            # The archive of the mathematics has the version in its name.
            archive = re.sub(r"-[0-9.]+\.a$", "*.a", pathlib.Path(archive).name)
            for line in table.splitlines():
                place, _, name = line.rpartition(" ")
                member = place.split(":")[1]
                if name in names and place[-1] in "tTiW":
                    stem = next((stem for stem in VARIANTS if member.startswith(stem)), None)
                    part = f"{stem}*" if stem else member.removesuffix(".o")
                    found.add(f"*{archive}:{part}.o(.text*)")
    return sorted(found)


def pattern(name):
    """A pattern for the function's section that fits the next build and compiler too."""
    name = re.sub(r"\.llvm\.\d+|'\d+$", "", name)
    return re.sub(r"17h[0-9a-f]{16}E$", "17h*", re.sub(r"Cs[0-9A-Za-z]+_", "Cs*_", name))


def main():
    ran = [functions(sys.argv[1], article) for article in ARTICLES]
    library = "".join(f"    {member}\n" for member in members(set.union(*ran)))
    own = [{pattern(name) for name in names if name.startswith(("_ZN", "_R"))} for names in ran]
    # What every article needs comes first, then what only some of them do.
    always = set.intersection(*own)
    patterns = sorted(always) + sorted(set.union(*own) - always)
    lines = "".join(f"    *(.text*.{pattern})\n" for pattern in patterns)
    tables = "".join(f"    *(.rodata.*{table}*)\n" for table in TABLES)
    script = f"""/* Written by order.py: the functions and tables that the first frame needs, side by side. */
SECTIONS
{{
  .rodata.first_frame :
  {{
{tables}  }}
}}
INSERT BEFORE .rodata;
SECTIONS
{{
  .text.first_frame :
  {{
{library}{lines}  }}
}}
INSERT BEFORE .text;
"""
    (HERE / "first_frame.ld").write_text(script)
    print(f"{len(patterns)} functions")


if __name__ == "__main__":
    main()
