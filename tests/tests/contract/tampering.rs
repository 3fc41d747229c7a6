//! Whoever can write the database cannot change what was decided without being found out.

use crate::authority::servers;
use crate::world::*;
use hub_core::rows::Role;
use hub_server::authority::Verified;

/// What is done to the record, and the operation that no longer fits.
const ACTS: [(&str, i64); 10] = [
    ("UPDATE op SET body = replace(body, 'invoices', 'insults') WHERE n = 3", 3),
    ("UPDATE op SET verdict = '{\"verdict\":\"rejected\",\"code\":\"FORBIDDEN\"}' WHERE n = 2", 2),
    ("UPDATE op SET actor = (SELECT actor FROM op o WHERE o.n = 0) WHERE n = 4", 4),
    ("UPDATE op SET at_ms = at_ms + 1 WHERE n = 1", 1),
    ("UPDATE op SET kind = 'idea.remove' WHERE n = 5", 5),
    ("DELETE FROM op WHERE n = 3", 3),
    ("DELETE FROM op WHERE n = 0", 0),
    ("DELETE FROM op WHERE n = 6", 6),
    (
        "UPDATE op SET n = 99 WHERE n = 3; UPDATE op SET n = 3 WHERE n = 4; \
      UPDATE op SET n = 4 WHERE n = 99",
        3,
    ),
    ("UPDATE space_feed SET n = n - 1, chain = (SELECT chain FROM op WHERE n = 4)", 7),
];

#[test]
fn every_change_of_the_record_is_found() {
    for (act, expected) in ACTS {
        for mut server in servers() {
            let me = member(Role::Contributor);
            for n in 1..=6 {
                server.act(me, &[envelope(n, submit(idea_id(n)))], NOW_MS);
            }
            assert_eq!(server.verify(SPACE), Verified::Whole { operations: 7 });
            server.tamper(act);
            let found = server.verify(SPACE);
            assert_eq!(found, Verified::Broken { n: expected }, "{act} on {}", server.name());
        }
    }
}

#[test]
fn an_erased_body_is_no_change() {
    for mut server in servers() {
        server.act(member(Role::Contributor), &[envelope(1, submit(idea_id(1)))], NOW_MS);
        server.tamper("UPDATE op SET body = NULL, salt = NULL WHERE n = 1");
        assert_eq!(server.verify(SPACE), Verified::Whole { operations: 2 });
        server.tamper("UPDATE op SET body = '{}' WHERE n = 1");
        assert_eq!(server.verify(SPACE), Verified::Broken { n: 1 }, "a body without its salt");
    }
}
