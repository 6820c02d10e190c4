// What else does a small write copy? Seven steps on 6 blocks and a hole.
const block = 4096;
const path = "/db";
const letters = "ABCDEF";
const read = (image, offset, length) => String(image.read(path, offset, length));
const moved = (image, index) =>
    image.block(path, index * block) !== image.block("/s1/db", index * block);
const fill = (image) => {
    for (let i = 0; i < letters.length; ++i)
        image.write(path, i * block, {pattern: letters[i], length: block});
};
/// "1024 × A, 1024 × z, 2048 × A"
const runs = (bytes) => {
    const out = [];
    for (let i = 0; i < bytes.length;) {
        let end = i;
        while (end < bytes.length && bytes[end] === bytes[i])
            ++end;
        out.push((end - i) + " × " + (bytes[i] === "\0" ? "0" : bytes[i]));
        i = end;
    }
    return out.slice(0, 6).join(", ") + (out.length > 6 ? ", …" : "");
};
const around = (letter) => letter.repeat(1024) + "z".repeat(1024) + letter.repeat(2048);

lesson({
    prepare(image) {
        image.watchPower();
        fill(image);
        image.truncate(path, 8 * block);
        image.snapshot("/", "/s1", {readOnly: true});
        image.commit();
    },
    steps: {
        aligned: {
            act: (image) => image.write(path, block, {pattern: "x", length: block}),
            wrong: (image) => image.write(path, block, {pattern: "x", length: block - 1}),
            check(image, kept) {
                if (read(image, block, block) !== "x".repeat(block))
                    return "Block 1 of /db is not 4,096 bytes of x.";
                kept.aligned = address(image.block(path, block));
                return true;
            },
        },
        inside: {
            act: (image) => image.write(path, 2 * block + 100, "0123456789"),
            wrong: (image) => image.write(path, 2 * block + 200, "0123456789"),
            check(image, kept) {
                if (read(image, 2 * block + 100, 10) !== "0123456789")
                    return "The ten digits are not at byte 8,292.";
                kept.head = read(image, 2 * block, 4);
                return true;
            },
        },
        across: {
            act: (image) => image.write(path, 3 * block + 1000, {pattern: "y", length: block}),
            wrong: (image) => image.write(path, 3 * block, {pattern: "y", length: 1000}),
            check: (image) => read(image, 3 * block + 1000, block) === "y".repeat(block) ||
                "There are no 4,096 bytes of y from byte 13,288 on.",
        },
        hole: {
            act: (image) => image.write(path, 7 * block + 100, "0123456789"),
            wrong: (image) => image.write(path, 7 * block + 200, "0123456789"),
            check: (image) => read(image, 7 * block + 100, 10) === "0123456789" ||
                "The ten digits are not at byte 28,772.",
        },
        off: {
            act: (image) => image.policy("unflushedEdges"),
            wrong: (image) => image.policy("unflushedEdges", false),
            check: (image) => image.policies().includes("unflushedEdges") ||
                "The design unflushedEdges is not switched on.",
        },
        lost: {
            act(image) {
                image.write(path, 1024, {pattern: "z", length: 1024});
                image.commit();
            },
            wrong: (image) => image.commit(),
            check(image, kept) {
                if (read(image, 1024, 1024) !== "z".repeat(1024))
                    return "There are no 1,024 bytes of z from byte 1,024 on.";
                const then = String(image.afterPowerLoss(path, 0, block));
                if (then.substr(1024, 1024) !== "z".repeat(1024))
                    return "They are written, but not committed: a loss of power would undo them.";
                kept.now = runs(read(image, 0, block));
                kept.then = runs(then);
                return then !== around("A") ||
                    "The edges were flushed: the design was not switched on when you wrote. Start again.";
            },
        },
        whole: {
            act(image) {
                image.policy("unflushedEdges", false);
                image.write(path, 5 * block + 1024, {pattern: "z", length: 1024});
                image.commit();
            },
            wrong(image) {
                image.policy("unflushedEdges", false);
                image.commit();
            },
            check(image, kept) {
                if (image.policies().includes("unflushedEdges"))
                    return "The design unflushedEdges is still switched on.";
                if (read(image, 5 * block + 1024, 1024) !== "z".repeat(1024))
                    return "There are no 1,024 bytes of z from byte 21,504 on.";
                const then = String(image.afterPowerLoss(path, 5 * block, block));
                kept.whole = runs(then);
                if (then.substr(1024, 1024) !== "z".repeat(1024))
                    return "They are written, but not committed.";
                return then === around("F") || "The edges of block 5 are lost: it was written while " +
                    "the design was on. Write the whole block (offset 20480, F, length 4096), then again.";
            },
        },
    },
    exercise: {
        prepare(image) {
            fill(image);
            image.snapshot("/", "/s1", {readOnly: true});
        },
        tasks: {
            text(image) {
                let all = "";
                for (const letter of letters)
                    all += letter.repeat(block);
                all = all.slice(0, 10000) + "edges" + all.slice(10005);
                return read(image, 0, 7 * block) === all ||
                    "/db is not as before but for “edges” at byte 10,000.";
            },
            kept(image) {
                let all = "";
                for (const letter of letters)
                    all += letter.repeat(block);
                return image.exists("/s1/db") && String(image.read("/s1/db")) === all ||
                    "/s1/db is not as it was.";
            },
            one(image) {
                const count = [0, 1, 2, 3, 4, 5].filter((index) => moved(image, index)).length;
                return count === 1 || count + " blocks have moved.";
            },
        },
    },
});
