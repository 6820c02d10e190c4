#!/usr/bin/env bash
# resources/sample/make-sample.sh [OUTPUT.img.zst]: makes the image of the tour, tour.img.zst, again.
#
# mkfs.btrfs makes it and the mounted kernel fills it (story.py says what with), so that what a newcomer looks at is a
# real image and not something Daxscope made.  Names, contents, sizes, times of files and the UUID of the filesystem are
# fixed; subvolume UUIDs, creation times and the places the kernel picks are not: two runs tell the same story in
# different bytes, and the checked-in file changes only when the story does.
#
# Needs root (loop mounts), btrfs-progs, util-linux, python3, zstd: run it as `scripts/enter resources/sample/make-sample.sh`.
# Nothing leaks: the mount lives in a mount namespace of its own and the loop device goes with the mount.
# Promise: `btrfs check --check-data-csum` finds the image clean; compressed it is below 1 MiB; else exit 1 and no output.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
output=$(realpath -m -- "${1:-$here/tour.img.zst}")

((EUID == 0)) || { echo "make-sample: loop mounts need root" >&2; exit 2; }
if [[ ${MAKE_SAMPLE_NAMESPACE:-} != private ]]; then
    MAKE_SAMPLE_NAMESPACE=private exec unshare --mount --propagation private "${BASH_SOURCE[0]}" "$output"
fi

# A page cache in memory: thousands of small commits, and holes in the file cost nothing.
work=$(mktemp -d -p /dev/shm daxscope-sample.XXXXXX)
trap 'umount -q "$work/m" || true; rm -rf --one-file-system -- "$work"' EXIT
image=$work/tour.img
mkdir "$work/m"

truncate -s 256M "$image"
# 8c0f…: any fixed UUID will do.  The device UUID is fixed too, it is in every chunk.
mkfs.btrfs -q --label tour --metadata dup --nodesize 16K \
    --uuid 8c0ffee0-da85-4c0b-9e00-000000000001 --device-uuid 8c0ffee0-da85-4c0b-9e00-000000000002 "$image"

# flushoncommit: a commit puts the data of all files on the device, as story.py expects of its "sync".
# noatime: looking changes nothing.  max_inline: the default, named because the story has inline files.
mount -o loop,noatime,flushoncommit,max_inline=2048 "$image" "$work/m"
python3 "$here/story.py" "$work/m"
sync -f "$work/m"
# Old versions of tree blocks lie in free space; they are nobody's and would not compress.
fstrim "$work/m"
umount "$work/m"

btrfs check --check-data-csum "$image" >"$work/check.log" 2>&1 || { cat "$work/check.log" >&2; exit 1; }
# --long=27: a window of 128 MiB, the most that decoders accept without being told; it folds `dup` copies.
zstd -q -f --ultra -22 --long=27 "$image" -o "$work/tour.img.zst"
size=$(stat -c %s "$work/tour.img.zst")
((size < 1024 * 1024)) || { echo "make-sample: $size bytes compressed, that is too big" >&2; exit 1; }
mv -f -- "$work/tour.img.zst" "$output"
chmod 644 -- "$output"
echo "make-sample: $output, $size bytes; $(btrfs inspect-internal dump-tree -t extent "$image" |
    grep -c -E 'key \([0-9]+ (EXTENT|METADATA)_ITEM') extents"
