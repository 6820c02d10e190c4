// A block map that may not change: seven steps on 4 blocks.
const block = 4096;
const path = "/db";
const mark = "user.daxscope.immutable";
const text = (image, file, offset, length) => String(image.read(file, offset, length));
const marked = (image) => image.stat(path).xattrs[mark] === "MQ==";  // "1"
const tryTo = (step) => {
    try {
        step();
    } catch (error) {
        if (error.code !== "EPERM")
            throw error;
        return error.what;  // without whose mapping it was
    }
    return "";
};
const failed = (image, kind, name) => image.events().some((event) => event.kind === kind &&
    event.errno !== 0 && (name === undefined || event.name === name));
const policy = "relocateOwners";

lesson({
    prepare(image, kept) {
        image.write(path, 0, {pattern: "A", length: 4 * block});
        image.commit();
        kept.first = address(image.block(path, 0));
    },
    steps: {
        mark: {
            act(image) {
                image.setxattr(path, mark, "1");
                image.commit();
            },
            wrong: (image) => image.setxattr(path, mark, "0"),
            check: (image) => marked(image) || "/db is not marked.",
        },
        place: {
            act(image) {
                if (image.window(path, "A") === undefined)
                    image.map(path, {process: "A"});
                image.mapped(path, "A").store(0, "in place");
            },
            wrong: (image) => image.map(path, {process: "A"}).load(0, 8),
            check(image, kept) {
                if (!marked(image))
                    return "/db is not marked any more.";
                if (text(image, path, 0, 8) !== "in place")
                    return "/db does not begin with “in place”.";
                kept.now = address(image.block(path, 0));
                return kept.now === kept.first || "Block 0 has moved: start again.";
            },
        },
        clone: {
            act(image, kept) {
                kept.refusal = tryTo(() => image.clone(path, 0, "/copy", 0, 0));
            },
            wrong: (image) => image.write("/copy", 0, "A"),
            check(image, kept) {
                kept.refusal = kept.refusal ||
                    "the extents of “/db” are immutable: nothing may allocate, move or share them";
                return failed(image, "operation", "clone") || "Nobody has tried to clone /db.";
            },
        },
        snapshot: {
            act(image, kept) {
                if (!image.exists("/s1"))
                    image.snapshot("/", "/s1");
                kept.shared = tryTo(() => image.mapped(path, "A").store(block, "more"));
            },
            wrong: (image) => image.snapshot("/", "/s1"),
            check(image, kept) {
                if (!image.exists("/s1/db"))
                    return "There is no snapshot /s1.";
                kept.shared = kept.shared || "the extents of “/db” are immutable, and page 1 is " +
                    "shared with “/s1/db”: it would need a new block";
                return failed(image, "store") || "No store of A was refused yet.";
            },
        },
        off: {
            act: (image) => image.policy(policy),
            wrong: (image) => image.policy(policy, false),
            check: (image) => image.policies().includes(policy) ||
                "The design relocateOwners is not switched on.",
        },
        move: {
            begin(image, kept) {
                kept.place = address(image.block(path, block));
            },
            act: (image) => image.mapped(path, "A").store(block, "more"),
            wrong: (image) => image.mapped(path, "A").load(block, 4),
            check(image, kept) {
                if (text(image, path, block, 4) !== "more")
                    return "/db does not read “more” at byte 4,096.";
                kept.kept = address(image.block(path, block));
                if (kept.kept !== kept.place)
                    return "Block 1 of /db has moved: start again.";
                kept.moved = address(image.block("/s1/db", block));
                if (kept.moved === kept.kept)
                    return "/s1/db holds the same block.";
                kept.snapshot = text(image, "/s1/db", block, 4);
                const events = image.events();
                const last = (kind) => events.map((event) => event.kind).lastIndexOf(kind);
                const inside = events.slice(last("fault-begin"), last("fault-end") + 1);
                kept.blocks = inside.filter((event) => event.kind === "allocate" &&
                    event.length > block).length;
                kept.commits = inside.filter((event) => event.kind === "commit").length;
                return kept.commits !== 0 || "There was no page fault: the block was /db's alone.";
            },
        },
        on: {
            act(image) {
                image.policy(policy, false);
                tryTo(() => image.mapped(path, "A").store(2 * block, "last"));
            },
            wrong: (image) => image.policy(policy, false),
            check(image) {
                if (image.policies().includes(policy))
                    return "The design relocateOwners is still switched on.";
                if (text(image, path, 2 * block, 4) === "last")
                    return "The store went through: the design was still on. Start again.";
                return failed(image, "store") || "No store of A was refused yet.";
            },
        },
    },
    exercise: {
        prepare(image) {
            image.write(path, 0, {pattern: "A", length: 4 * block});
            image.setxattr(path, mark, "1");
            image.snapshot("/", "/backup");
            const places = [0, 1, 2, 3].map((index) => image.block(path, index * block));
            image.write("/places", 0, places.join(" "));
        },
        tasks: {
            stored(image) {
                const all = "A".repeat(block) + "now" + "A".repeat(3 * block - 3);
                return text(image, path, 0, 5 * block) === all ||
                    "/db is not A everywhere but for “now” at byte 4,096.";
            },
            place(image) {
                if (!marked(image))
                    return "/db is not marked any more.";
                const places = [0, 1, 2, 3].map((index) => image.block(path, index * block));
                return places.join(" ") === String(image.read("/places")) ||
                    "A block of /db has moved.";
            },
            backup(image) {
                if (!image.exists("/saved"))
                    return "There is no /saved.";
                if (String(image.read("/saved")) !== "A".repeat(4 * block))
                    return "/saved is not 16,384 bytes of A.";
                const shares = [0, 1, 2, 3].some((index) =>
                    image.block("/saved", index * block) === image.block(path, index * block));
                return !shares || "/saved shares a block with /db.";
            },
        },
    },
});
