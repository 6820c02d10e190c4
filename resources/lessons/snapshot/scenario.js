// Who protects the snapshot? Seven steps on 48 blocks.
const block = 4096;
const at = 13 * block;
const text = (image, path) => String(image.read(path, at, 6));

/// Why the six bytes are not there through A's mapping; empty: they are.
const notStored = (image, bytes) => {
    const page = image.page("/v/db", "A", 13);
    if (text(image, "/v/db") !== bytes)
        return "Page 13 of /v/db does not begin with “" + bytes + "”.";
    return page === undefined || page.state !== "dirty"
        ? "The bytes are there, but not through A's mapping: page 13 is not dirty." : "";
};

lesson({
    prepare(image, state) {
        image.subvolume("/v");
        image.write("/v/db", 0, {pattern: "A", length: 48 * block});
        image.commit();
        state.first = address(image.block("/v/db", at));
    },
    steps: {
        map: {
            act: (image) => image.map("/v/db", {process: "A"}),
            wrong: (image) => image.map("/v/db", {process: "A", shared: false}),
            check(image) {
                const window = image.window("/v/db", "A");
                if (window === undefined)
                    return "No process A has mapped /v/db.";
                return window.shared || "A's mapping is private: what it stores never reaches the file.";
            },
        },
        before: {
            act: (image) => image.mapped("/v/db", "A").store(at, "before"),
            wrong: (image) => image.mapped("/v/db", "A").store(12 * block, "before"),
            check(image, state) {
                const missing = notStored(image, "before");
                if (missing)
                    return missing;
                state.own = address(image.block("/v/db", at));
                return true;
            },
        },
        snapshot: {
            act: (image) => image.snapshot("/v", "/s1"),
            wrong: (image) => image.mapped("/v/db", "A").store(at + 6, " the snapshot"),
            check(image, state) {
                if (!image.exists("/s1/db"))
                    return "There is no snapshot /s1 of /v.";
                state.protected = image.events()
                    .filter((event) => event.kind === "write-protect")
                    .reduce((sum, event) => sum + event.length / block, 0);
                return true;
            },
        },
        later: {
            act: (image) => image.mapped("/v/db", "A").store(at, "later!"),
            wrong: (image) => image.mapped("/v/db", "A").store(14 * block, "later!"),
            check(image, state) {
                const missing = notStored(image, "later!");
                if (missing)
                    return missing;
                state.kept = text(image, "/s1/db");
                state.moved = address(image.block("/v/db", at));
                return true;
            },
        },
        off: {
            act: (image) => image.policy("noWriteProtectOnSnapshot"),
            wrong: (image) => image.policy("noWriteProtectOnSnapshot", false),
            check: (image) => image.policies().includes("noWriteProtectOnSnapshot") ||
                "The design noWriteProtectOnSnapshot is not switched on.",
        },
        damage: {
            act(image) {
                if (!image.exists("/s2"))
                    image.snapshot("/v", "/s2");
                image.mapped("/v/db", "A").store(at, "damage");
            },
            wrong: (image) => image.snapshot("/v", "/s2"),
            check(image, state) {
                if (!image.exists("/s2/db"))
                    return "There is no snapshot /s2 of /v.";
                if (text(image, "/v/db") !== "damage")
                    return "Page 13 of /v/db does not begin with “damage”.";
                state.broken = text(image, "/s2/db");
                return state.broken === "damage" ||
                    "“damage” was stored before /s2 was taken: store “later!”, remove /s2 and try again.";
            },
        },
        on: {
            act: (image) => image.policy("noWriteProtectOnSnapshot", false),
            wrong: (image) => image.policy("noWriteProtectOnSnapshot"),
            check: (image) => !image.policies().includes("noWriteProtectOnSnapshot") ||
                "The design noWriteProtectOnSnapshot is still switched on.",
        },
    },
    exercise: {
        prepare(image) {
            image.subvolume("/v");
            image.write("/v/db", 0, {pattern: "A", length: 48 * block});
        },
        tasks: {
            before(image) {
                if (!image.exists("/before/db"))
                    return "There is no /before/db.";
                const entry = image.list("/").find((one) => one.name === "before");
                if (!entry.subvolume)
                    return "/before is no snapshot.";
                return String(image.read("/before/db")) === "A".repeat(48 * block) ||
                    "/before/db is not what /v/db was.";
            },
            later(image) {
                const all = "A".repeat(at) + "later" + "A".repeat(48 * block - at - 5);
                return String(image.read("/v/db")) === all ||
                    "/v/db is not A everywhere but for “later” at byte 53,248.";
            },
            shared(image) {
                if (!image.exists("/before/db"))
                    return "There is no /before/db.";
                let same = 0;
                for (let i = 0; i < 48; ++i)
                    same += image.block("/v/db", i * block) === image.block("/before/db", i * block);
                return same === 47 || "They share " + same + " blocks.";
            },
        },
    },
});
