// Valid, but of what? Six steps on 4 blocks, with emulated persistent memory.
const block = 4096;
const path = "/store";
const record = 64;
const mark = block;
const first = 2 * block;
const second = 3 * block;
const long = 128;
const line = 64;
const superblock = 65536;
const superblockCopy = 64 << 20;
const now = (image, offset, length) => String(image.read(path, offset, length));
const then = (image, offset, length) => String(image.afterPowerLoss(path, offset, length));
const mapOnce = (image) => {
    const window = image.window(path, "A");
    if (window === undefined || !window.sync)
        image.map(path, {process: "A", sync: true});
    return image.mapped(path, "A");
};
const persist = (a, offset, length) => {
    a.flush(offset, length);
    a.fence();
};
/// "64 × 2, 64 × 1"
const runs = (bytes) => {
    const out = [];
    for (let i = 0; i < bytes.length;) {
        let end = i;
        while (end < bytes.length && bytes[end] === bytes[i])
            ++end;
        out.push((end - i) + " × " + bytes[i]);
        i = end;
    }
    return out.join(", ");
};
const tornWith = (image, kept, digit) => {
    kept.torn = runs(then(image, first, long));
    if (now(image, first, long) !== digit.repeat(long))
        return "There are not 128 times " + digit + " at byte 8,192.";
    const arrived = then(image, first, long);
    if (arrived === digit.repeat(long))
        return "All of it is flushed: nothing is torn. Store it again, and flush 64 bytes.";
    return arrived.slice(0, line) === digit.repeat(line) || "Its first 64 bytes are not flushed and fenced.";
};
/// What happened to record and mark, in order.
const story = (image) => {
    const names = [];
    const device = {record: image.block(path, 0) + record, mark: image.block(path, mark)};
    for (const event of image.events()) {
        let name = "";
        if (event.kind === "store" && event.errno === 0)
            name = event.offset === record ? "store record" : event.offset === mark ? "store mark" : "";
        else if (event.kind === "flush" && event.length < line)
            name = event.offset === device.record ? "flush record"
                : event.offset === device.mark ? "flush mark" : "";
        else if (event.kind === "fence" && names.length !== 0)
            name = "fence";
        if (name && name !== names[names.length - 1])
            names.push(name);
    }
    return names.join(" → ");
};
const wanted = "store record → flush record → fence → store mark → flush mark → fence";
/// What a commit wrote, in order, and waited for.
const commitStory = (image) => {
    const names = [];
    for (const event of image.events()) {
        const name = event.kind === "fence" ? "fence"
            : event.kind !== "flush" ? ""
            : event.offset === superblock ? "superblock"
            : event.offset === superblockCopy ? "copy"
            : event.length === 16384 ? "tree blocks" : "";
        if (name && name !== names[names.length - 1] && (names.length !== 0 || name !== "fence"))
            names.push(name);
    }
    return names.join(" → ");
};
const committed = (image) => image.events().some((event) => event.kind === "commit");
/// Of the exercise.
const slot = (begin, end) => ("begin " + begin).padEnd(8) + ".".repeat(block - 16) +
    ("end " + end).padEnd(8);

lesson({
    image: {emulate: "cacheline"},
    prepare(image) {
        image.watchPower();
        image.write(path, 0, {pattern: ".", length: 4 * block});
        image.commit();
    },
    steps: {
        wrong: {
            act(image) {
                const a = mapOnce(image);
                a.store(record, "order 1");
                a.store(mark, "valid");
                persist(a, mark, 5);
            },
            wrong(image) {
                const a = mapOnce(image);
                a.store(record, "order 1");
                a.store(mark, "valid");
            },
            check(image, kept) {
                const window = image.window(path, "A");
                if (window === undefined || !window.sync)
                    return "No process A has mapped /store with MAP_SYNC.";
                kept.record = then(image, record, 7);
                kept.mark = then(image, mark, 5);
                if (now(image, record, 7) !== "order 1" || now(image, mark, 5) !== "valid")
                    return "“order 1” and “valid” are not stored.";
                if (kept.mark !== "valid")
                    return "The mark is not flushed and fenced.";
                return kept.record !== "order 1" || "The record was flushed, too: start again.";
            },
        },
        right: {
            act(image) {
                const a = mapOnce(image);
                a.store(record, "order 2");
                persist(a, record, 7);
                a.store(mark, "VALID");
                persist(a, mark, 5);
            },
            wrong(image) {
                const a = mapOnce(image);
                a.store(record, "order 2");
                a.store(mark, "VALID");
                a.flush(record, 7);
                persist(a, mark, 5);
            },
            check(image, kept) {
                kept.record = then(image, record, 7);
                kept.mark = then(image, mark, 5);
                kept.order = wanted;
                if (kept.record !== "order 2" || kept.mark !== "VALID")
                    return "After a loss of power there would be “" + kept.record + "” and “" +
                        kept.mark + "”.";
                return story(image).endsWith(wanted) ||
                    "Both are durable, but there was an instant at which the mark might have been alone.";
            },
        },
        tear: {
            act(image) {
                const a = mapOnce(image);
                a.store(first, {pattern: "1", length: long});
                persist(a, first, long);
                a.store(first, {pattern: "2", length: long});
                persist(a, first, line);
            },
            wrong(image) {
                const a = mapOnce(image);
                a.store(first, {pattern: "2", length: long});
                persist(a, first, long);
            },
            check: (image, kept) => tornWith(image, kept, "2"),
        },
        mirror: {
            act(image) {
                const a = mapOnce(image);
                a.store(first, {pattern: "2", length: long});
                persist(a, first, long);
                for (const [at, length] of [[second, long], [first, line]]) {
                    a.store(at, {pattern: "3", length: long});
                    persist(a, at, length);
                }
            },
            wrong(image) {
                const a = mapOnce(image);
                a.store(second, {pattern: "3", length: long});
                a.store(first, {pattern: "3", length: long});
                persist(a, first, line);
            },
            check(image, kept) {
                kept.copy = runs(then(image, second, long));
                if (then(image, second, long) !== "3".repeat(long))
                    return "The copy at 12,288 is not 128 times 3, flushed and fenced.";
                const torn = tornWith(image, kept, "3");
                return torn === true && !then(image, first, long).endsWith("2")
                    ? "The torn one was not mended first: store 2 there, flush 128 bytes, fence, and repeat the rest." : torn;
            },
        },
        commit: {
            act(image) {
                if (!image.exists("/d"))
                    image.mkdir("/d");
                image.commit();
            },
            wrong: (image) => image.mkdir("/d"),
            check(image, kept) {
                if (!image.exists("/d"))
                    return "There is no directory /d.";
                kept.commit = commitStory(image);
                return committed(image) || "It is not committed.";
            },
        },
        lose: {
            act(image) {
                image.poison(superblock, block);
                image.write("/e", 0, "here");
                image.commit();
            },
            wrong(image) {
                image.write("/e", 0, "here");
                image.commit();
            },
            check(image, kept) {
                const events = image.events();
                const at = events.findIndex((event) => event.kind === "poison" &&
                    event.offset === superblock);
                if (at < 0)
                    return "The superblock is not poisoned.";
                if (!image.exists("/e"))
                    return "There is no file /e.";
                const after = events.slice(at + 1);
                kept.cured = after.filter((event) => event.kind === "flush" &&
                    event.offset === superblock).reduce((sum, event) => event.length, 0);
                if (!after.some((event) => event.kind === "commit"))
                    return "There was no commit since the poison.";
                kept.there = String(image.afterPowerLoss("/e", 0, 4));
                return kept.there === "here" || "/e does not read “here” after a loss of power.";
            },
        },
    },
    exercise: {
        prepare(image) {
            image.write("/log", 0, slot(7, 7) + slot(8, 6));
        },
        tasks: {
            kept: (image) => String(image.read("/log", 0, block)) === slot(7, 7) ||
                "The slot that was whole has changed.",
            next(image) {
                const found = String(image.read("/log", block, block));
                if (image.stat("/log").size !== 2 * block)
                    return "/log has not two slots any more.";
                return found.startsWith("begin 8 ") && found.endsWith("end 8   ") ||
                    "The other slot is not whole, with the number 8.";
            },
        },
    },
});
