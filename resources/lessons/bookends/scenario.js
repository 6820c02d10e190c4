// Who holds my space? Six steps on an extent of 256 blocks.
const block = 4096;
const MiB = 1 << 20;
const path = "/db";
const middle = 128;
const exists = (image, file) => image.exists(file);
/// The extent that holds a byte, with its owners.
const extentAt = (image, byte) => {
    const answer = image.owners(byte);
    return answer.extent === null || answer.extent.kind !== "data" ? null
        : {device: answer.extent.device, length: answer.extent.length, owners: answer.owners};
};
/// Bytes of all extents that a file points into, shown or not.
const held = (image, file) => {
    const seen = new Map();
    for (const piece of image.extents(file)) {
        if (piece.device === null)
            continue;
        const extent = extentAt(image, piece.device);
        if (extent !== null)
            seen.set(extent.device, extent.length);
    }
    return Array.from(seen.values()).reduce((sum, length) => sum + length, 0);
};
const committed = (image) => image.events().some((event) => event.kind === "commit");
const cannot = 95;  // EOPNOTSUPP

lesson({
    prepare(image, kept) {
        image.write(path, 0, {pattern: "A", length: MiB});
        image.commit();
        kept.start = [image.block(path, 0)];  // not for the text
    },
    steps: {
        middle: {
            act(image) {
                image.write(path, middle * block, {pattern: "b", length: block});
                image.commit();
            },
            wrong: (image) => image.write(path, middle * block, {pattern: "b", length: block}),
            check(image, kept) {
                if (String(image.read(path, middle * block, block)) !== "b".repeat(block))
                    return "Block 128 of /db is not 4,096 bytes of b.";
                kept.pieces = image.extents(path).length;
                const start = kept.start[0];
                const extent = extentAt(image, start);
                kept.shown = image.extents(path)
                    .filter((piece) => piece.device >= start && piece.device < start + extent.length)
                    .reduce((sum, piece) => sum + piece.length / block, 0);
                kept.hole = address(start + middle * block);
                return committed(image) || "It is not committed.";
            },
        },
        clone: {
            act: (image) => image.clone(path, 7 * block, "/one", 0, block),
            wrong: (image) => image.write("/one", 0, {pattern: "A", length: block}),
            check(image, kept) {
                if (!exists(image, "/one"))
                    return "There is no /one.";
                kept.size = image.stat("/one").size;
                if (kept.size !== block)
                    return "/one has " + kept.size + " bytes.";
                return image.block("/one", 0) === kept.start[0] + 7 * block ||
                    "/one does not show block 7 of /db.";
            },
        },
        remove: {
            act(image) {
                if (exists(image, path))
                    image.remove(path);
                image.commit();
            },
            wrong: (image) => image.remove(path),
            check(image, kept) {
                if (exists(image, path))
                    return "/db is still there.";
                kept.held = held(image, "/one");
                return committed(image) || "It is not committed.";
            },
        },
        defrag: {
            act(image, kept) {
                try {
                    image.defrag("/one");
                } catch (error) {
                    if (error.code !== "EOPNOTSUPP")
                        throw error;
                    kept.refusal = error.message;
                }
            },
            wrong: (image) => image.unshare("/one", 0, block),
            check(image, kept) {
                kept.refusal = kept.refusal || "this moves or reads blocks behind the back of whoever " +
                    "has them mapped, and is not there yet";
                return image.events().some((event) => event.kind === "operation" &&
                    event.name === "defrag" && event.errno === cannot) ||
                    "Nobody has tried to defragment.";
            },
        },
        rewrite: {
            act(image) {
                image.write("/one", 0, Array.from(image.read("/one")));
                image.commit();
            },
            wrong: (image) => image.unshare("/one", 0, block),
            check(image, kept) {
                if (String(image.read("/one")) !== "A".repeat(block))
                    return "/one does not read 4,096 bytes of A.";
                const at = image.block("/one", 0);
                const old = kept.start[0] + 7 * block;
                kept.new = address(at);
                kept.old = address(old);
                kept.length = held(image, "/one");
                if (at === old)
                    return "/one still lies in the old extent.";
                kept.what = image.owners(old).what;
                return extentAt(image, old) === null || "The old extent is still held: commit.";
            },
        },
        small: {
            act(image) {
                image.create("/log");
                image.allocate("/log", 0, MiB);
                image.commit();
                for (const digit of ["1", "2", "3"]) {
                    image.write("/log", 0, {pattern: digit, length: block});
                    image.commit();
                }
            },
            wrong(image) {
                image.create("/log");
                image.allocate("/log", 0, MiB);
                for (const digit of ["1", "2", "3"])
                    image.write("/log", 0, {pattern: digit, length: block});
                image.commit();
                image.remove("/log");
            },
            check(image, kept) {
                if (!exists(image, "/log"))
                    return "There is no /log.";
                kept.log = held(image, "/log");
                kept.logSize = image.stat("/log").size;
                if (kept.logSize !== MiB)
                    return "/log has " + kept.logSize + " bytes.";
                if (String(image.read("/log", 0, block)) !== "3".repeat(block))
                    return "/log does not begin with 4,096 bytes of 3.";
                return kept.log === MiB + block ||
                    "/log holds " + kept.log + " bytes: commit after each write.";
            },
        },
    },
    exercise: {
        prepare(image) {
            const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
            image.write("/big", 0, Array.from(letters, (one) => one.repeat(block)).join(""));
            [3, 30, 60].forEach((from, to) =>
                image.clone("/big", from * block, "/keep", to * block, block));
        },
        tasks: {
            gone: (image) => !exists(image, "/big") || "/big is still there.",
            content: (image) => String(image.read("/keep")) ===
                "D".repeat(block) + "e".repeat(block) + "8".repeat(block) ||
                "/keep does not read as before.",
            space(image) {
                const bytes = held(image, "/keep");
                return bytes === 3 * block || "/keep holds " + bytes + " bytes.";
            },
        },
    },
});
