#!/usr/bin/env python3
"""Fills the mounted sample image: story.py MOUNTPOINT.  Called by make-sample.sh.

The story, in the order in which it happens (times of files are days of November 2023):

  v/            the subvolume everybody works in
    db          48 blocks, a hole at blocks 20-23; after snapshot s1 blocks 13-14, 30-33 and 40-41 are new
    copy-of-db  a reflink of db from before s1: shares all of its extents, also those db has left since
    notes.txt   small enough to lie in the tree itself (inline); one owner's name in an xattr
    notes-again.txt   a hard link to notes.txt; latest: a symlink to log
    log         ten lines of thought, each appended and committed alone: ten extents
    hole        1 MiB, of which one block is there
    reserved    2 MiB preallocated, the first 64 KiB written
    kept-alive  one extent of which only head and tail are still used: the middle is unreachable, yet allocated
    fragmented  12 MiB written in one piece, then 1,500 single blocks overwritten after s1
    compressed/ the same text by zlib, lzo and zstd, and uncompressed
    nocow/      a table that is overwritten in place until something shares it
    devices/    a fifo, a socket, a character and a block device
    letters/    400 files of 1-12 blocks, written a few at a time among all the rest
    photos/     exposed strip by strip: the larger areas of the map, some cloned, some half overwritten
    empty       no bytes at all
    archive/    a subvolume inside the subvolume: snapshots show it as an empty directory
  s1            read-only snapshot of v, taken before db and fragmented were changed
  s2            writable snapshot of v, taken later; some letters rewritten, db changed at block 5, photos removed

Everything is deterministic: one linear congruential generator, no clock, no os.urandom.
"""
import ctypes
import fcntl
import os
import socket
import stat
import struct
import subprocess
import sys

BLOCK = 4096
KEEP_SIZE, PUNCH_HOLE = 1, 2  # linux/falloc.h
FICLONERANGE = 0x4020940D     # linux/fs.h
FS_IOC_SETFLAGS, NOCOW_FLAG = 0x40086602, 0x00800000
DAY_ONE = 1698825600          # 2023-11-01T08:00:00Z

libc = ctypes.CDLL(None, use_errno=True)
root = sys.argv[1]
day = 0


class Dice:
    """Small, and the same in every version of Python (random.Random promises less)."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n


dice = Dice(20231101)


def at(path):
    return os.path.join(root, path)


def sync():
    """One commit of the filesystem: what was written since the last one gets its place now."""
    fd = os.open(root, os.O_RDONLY)
    libc.syncfs(fd)
    os.close(fd)


def text(what, block, version):
    """One block of readable text.  Differs from block to block, yet compresses to a few bytes."""
    line = f"{what}, block {block}, version {version}. "
    return (line * (BLOCK // len(line) + 1)).encode()[: BLOCK - 1] + b"\n"


def write(path, first, count, version=1, name=None):
    """Blocks [first, first + count) of a file, in one system call: one extent if the kernel has room."""
    name = name or os.path.basename(path)
    fd = os.open(at(path), os.O_WRONLY | os.O_CREAT, 0o644)
    os.pwrite(fd, b"".join(text(name, b, version) for b in range(first, first + count)), first * BLOCK)
    os.close(fd)


def paint(path, first, count, line):
    """Like write(), but every block the same: large areas of the map that cost no room in the archive."""
    fd = os.open(at(path), os.O_WRONLY | os.O_CREAT, 0o644)
    block = (line * (BLOCK // len(line) + 1)).encode()[: BLOCK - 1] + b"\n"
    os.pwrite(fd, block * count, first * BLOCK)
    os.close(fd)


def small(path, content):
    with open(at(path), "wb") as f:
        f.write(content.encode())


def clone(source, target, offset=0, length=0, target_offset=0):
    src = os.open(at(source), os.O_RDONLY)
    dst = os.open(at(target), os.O_RDWR | os.O_CREAT, 0o644)
    fcntl.ioctl(dst, FICLONERANGE, struct.pack("=qQQQ", src, offset, length, target_offset))
    os.close(src)
    os.close(dst)


def fallocate(path, mode, offset, length):
    fd = os.open(at(path), os.O_WRONLY | os.O_CREAT, 0o644)
    if libc.fallocate(fd, mode, ctypes.c_long(offset), ctypes.c_long(length)):
        raise OSError(ctypes.get_errno(), "fallocate", path)
    os.close(fd)


def btrfs(*args):
    subprocess.run(["btrfs", *args], check=True, stdout=subprocess.DEVNULL)


def letters(numbers, version=1, where="v/letters", photo=None, drafts=False):
    """Letters are written a few a day: a commit after each handful spreads them over the device.

    Meanwhile a photo is exposed strip by strip, photo = (path, blocks, line), and drafts are written that later go.
    """
    numbers = list(numbers)
    handfuls = (len(numbers) + 3) // 4
    exposed = 0
    for h in range(handfuls):
        for n in numbers[4 * h : 4 * h + 4]:
            path = f"{where}/letter-{n:03}.txt"
            size = 1 + (n * 7919) % 12
            if version == 1:
                write(path, 0, size)
            else:
                write(path, dice.below(size), 1, version)
        if photo:
            path, blocks, line = photo
            left = blocks - exposed
            strip = left if h == handfuls - 1 else min(left, 1 + dice.below(2 * blocks // handfuls))
            if strip:
                sync()  # its own extent, not mixed with the letters
                paint(path, exposed, strip, line)
                exposed += strip
        if drafts:
            paint(f"v/draft-{h}", 0, 4 + dice.below(60), "not good enough. ")
        sync()


def next_day():
    """Ends a day: everything committed."""
    global day
    day += 1
    sync()


# --- Day 1: the subvolume, the database and the first letters -------------------------------------------------------
btrfs("subvolume", "create", at("v"))
for d in ("letters", "photos", "compressed", "nocow", "devices"):
    os.mkdir(at("v/" + d))
for run in ((0, 10), (10, 10), (24, 8), (32, 8), (40, 8)):  # five extents, hole at 20-23
    write("v/db", *run)
    sync()
letters(range(0, 60), photo=("v/photos/harbour.raw", 1800, "fog over the harbour, grey on grey. "), drafts=True)
next_day()

# --- Day 2: a copy that costs nothing, and the notes ----------------------------------------------------------------
clone("v/db", "v/copy-of-db")
small("v/notes.txt", "Things to find out today\n\n" + "".join(
    f"{i}. {q}\n" for i, q in enumerate((
        "Where does notes.txt lie? It is too small for a block of its own: look for it inside a tree block.",
        "copy-of-db has 48 blocks and cost none. Who pays if db is changed?",
        "The file hole claims one mebibyte. How much of it is there?",
        "kept-alive uses two blocks of its extent. Why are the others not free?",
        "fragmented was written in one piece. Who broke it?",
        "log has ten extents for ten lines. What would defragmenting cost while s1 exists?",
        "s1 cannot be changed and s2 can. Which bytes do they share with v, and which not?",
        "Delete letters/letter-001.txt: how many bytes become free? Why none?",
        "The two superblocks say the same. Why are there two?",
        "What must reach the medium first when a transaction commits, and what last?"), 1)))
os.setxattr(at("v/notes.txt"), "user.owner", b"the class of 2023")
os.setxattr(at("v/notes.txt"), "user.lesson", b"1")
os.link(at("v/notes.txt"), at("v/notes-again.txt"))
os.symlink("log", at("v/latest"))
small("v/empty", "")
letters(range(60, 120), photo=("v/photos/mountain.raw", 2560, "snow, rock, snow, sky. "))
next_day()

# --- Day 3: holes, reservations, kinds of files ---------------------------------------------------------------------
with open(at("v/hole"), "wb") as f:
    f.truncate(1 << 20)
write("v/hole", 77, 1)
fallocate("v/reserved", 0, 0, 2 << 20)
sync()
write("v/reserved", 0, 16)
os.mkfifo(at("v/devices/queue"), 0o644)
os.mknod(at("v/devices/null"), 0o666 | stat.S_IFCHR, os.makedev(1, 3))
os.mknod(at("v/devices/disk"), 0o660 | stat.S_IFBLK, os.makedev(7, 0))
os.chmod(at("v/devices/null"), 0o666)
s = socket.socket(socket.AF_UNIX)
here = os.getcwd()
os.chdir(at("v/devices"))
s.bind("door")
os.chdir(here)
s.close()
for name in ("plain", "zlib", "lzo", "zstd"):
    path = at(f"v/compressed/{name}.txt")
    open(path, "w").close()
    if name != "plain":
        btrfs("property", "set", path, "compression", name)
    # 128 KiB a write: the most that one compressed extent holds.
    for first in range(0, 128, 32):
        write(f"v/compressed/{name}.txt", first, 32, name="the same text")
    sync()
fd = os.open(at("v/nocow"), os.O_RDONLY)
fcntl.ioctl(fd, FS_IOC_SETFLAGS, struct.pack("l", NOCOW_FLAG))
os.close(fd)
for version in range(1, 4):  # overwritten twice, yet one extent
    write("v/nocow/table", 0, 64, version)
    sync()
letters(range(120, 180), photo=("v/photos/garden.raw", 1200, "leaves and leaves and leaves. "))
for n in range(15):
    os.remove(at(f"v/draft-{n}"))
next_day()

# --- Day 4: the extents that will be split --------------------------------------------------------------------------
write("v/fragmented", 0, 3072)
next_day()
write("v/kept-alive", 0, 256)
next_day()
write("v/kept-alive", 1, 254, 2)  # blocks 0 and 255 hold all 256 of the first extent
paint("v/photos/night.raw", 0, 1400, "almost nothing but black. ")
sync()
paint("v/photos/night.raw", 240, 960, "the same night, brighter. ")
letters(range(180, 260), photo=("v/photos/people.raw", 1500, "faces, some of them blinking. "))
next_day()

# --- Day 5: snapshot s1, then changes that split what was shared ----------------------------------------------------
btrfs("subvolume", "create", at("v/archive"))
write("v/archive/letter-to-the-archive.txt", 0, 3)
sync()
btrfs("subvolume", "snapshot", "-r", at("v"), at("s1"))
for run in ((13, 2), (30, 4), (40, 2)):
    write("v/db", *run, version=2)
    sync()
done = set()
while len(done) < 1500:
    b = dice.below(3072)
    if b in done:
        continue
    done.add(b)
    write("v/fragmented", b, 1, 2)
    if len(done) % 7 == 0:
        sync()
    if len(done) % 150 == 0:
        letters(range(254 + len(done) // 25, 260 + len(done) // 25),
                photo=("v/photos/garden.raw", 60 + len(done) // 4, "the garden in autumn. "))
paint("v/photos/mountain.raw", 900, 500, "a cloud before the mountain. ")
letters(range(0, 200, 3), version=2, photo=("v/photos/people.raw", 700, "everybody looks at last. "))
next_day()

# --- Day 6: the log, line by line -----------------------------------------------------------------------------------
for n, line in enumerate((
        "Opened the image. Every block has one owner but those of copy-of-db.",
        "Took snapshot s1. Nothing was copied, and it took no time.",
        "Changed db: eight blocks are new, the old ones belong to s1 and copy-of-db now.",
        "The file fragmented lives up to its name since s1 holds its old blocks.",
        "reserved is allocated but not written: it reads as zeros.",
        "Overwrote the middle of kept-alive. Its first extent is still whole on the device.",
        "nocow/table keeps its place when it is overwritten. It has no checksums either.",
        "Compression is per extent: four times the same text, four sizes.",
        "Took snapshot s2, writable this time.",
        "Tomorrow: map db into two processes and store through both.")):
    fd = os.open(at("v/log"), os.O_WRONLY | os.O_CREAT, 0o644)
    line = f"day 6, {9 + n}:00  {line}  "
    os.pwrite(fd, (line * (BLOCK // len(line) + 1)).encode()[: BLOCK - 1] + b"\n", n * BLOCK)
    os.fsync(fd)
    os.close(fd)
    sync()
letters(range(320, 400), photo=("v/photos/window.raw", 900, "rain on the window. "))
next_day()

# --- Day 7: snapshot s2 goes its own way ----------------------------------------------------------------------------
btrfs("subvolume", "snapshot", at("v"), at("s2"))
write("s2/db", 5, 1, 3)
letters(range(1, 400, 5), version=3, where="s2/letters")
os.remove(at("s2/photos/harbour.raw"))
os.rename(at("s2/letters/letter-007.txt"), at("s2/letters/the letter that mattered.txt"))
sync()
paint("v/photos/harbour.raw", 200, 300, "the fog lifts. ")
clone("v/photos/mountain.raw", "v/photos/mountain-cropped.raw", 400 * BLOCK, 300 * BLOCK)
letters(range(2, 400, 9), version=4)
for n in range(5, 400, 16):  # gaps in the map: what no snapshot holds becomes free
    for sub in ("v", "s2"):
        path = at(f"{sub}/letters/letter-{n:03}.txt")
        if os.path.exists(path):
            os.remove(path)
paint("v/photos/postcard.raw", 0, 320, "greetings. ")
sync()
clone("v/photos/postcard.raw", "v/photos/postcard-to-a-friend.raw")
next_day()

# Times: by the day on which a file appears in the story is not worth a table; by name it is the same on every run.
for sub in ("v", "s2"):
    for folder, dirs, files in os.walk(at(sub), topdown=False):
        for name in sorted(files + dirs) + [""]:
            path = os.path.join(folder, name) if name else folder
            if os.path.ismount(path):
                continue
            days = sum(map(ord, os.path.relpath(path, root))) % 7
            when = (DAY_ONE + days * 86400) * 10**9 + (days + 1) * 111_111_111
            os.utime(path, ns=(when, when), follow_symlinks=False)
sync()
