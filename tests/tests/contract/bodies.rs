//! Operations that cannot be read, or hold more than is known: each is answered by itself, nothing
//! else is kept waiting, and nothing of it is lost.

use crate::authority::{asker, servers};
use crate::world::*;
use hub_core::rows::Role;
use hub_core::{Code, Key, Operation, Verdict};
use hub_protocol::Push;

fn code(verdict: &Verdict) -> Option<Code> {
    match verdict {
        Verdict::Rejected(refusal) => Some(refusal.code),
        _ => None,
    }
}

#[test]
fn what_cannot_be_read_is_refused_and_the_stream_goes_on() {
    let id = op_id(1);
    let head = format!(r#""op_id":"{id}","written_at_ms":1"#);
    let deep =
        format!("{{{head},\"kind\":\"skip\",\"why\":{}1{}}}", "[".repeat(100), "]".repeat(100));
    let cases = [
        (format!(r#"{{{head},"kind":"space.fly","to":"the moon"}}"#), Code::NotSupported),
        (format!(r#"{{{head},"kind":"idea.edit","id":7,"set":{{}}}}"#), Code::Invalid),
        (format!(r#"{{{head},"kind":"idea.submit"}}"#), Code::Invalid),
        (r#"{"kind":"skip","why":"no id"}"#.to_owned(), Code::Invalid),
        (format!(r#"{{{head},"kind":"\u0000"}}"#), Code::NotSupported),
        (format!(r#"{{{head},"kind":"\ud800"}}"#), Code::NotSupported),
        (format!(r#"{{{head},"kind":["skip"]}}"#), Code::NotSupported),
        (r#""a text""#.to_owned(), Code::NotSupported),
        ("null".to_owned(), Code::NotSupported),
        (deep, Code::Invalid),
    ];
    for (body, expected) in cases {
        for mut server in servers() {
            let me = asker(member(Role::Contributor));
            let stream = stream(me.member);
            let mut operations = push_raw(stream, 1, id, &body).operations;
            operations.extend(push(stream, 2, &[envelope(2, submit(idea_id(2)))]).operations);
            let both = Push { stream, operations };
            let pushed = server.push(me, &both, NOW_MS).unwrap();
            assert_eq!(code(&pushed.answers[0].verdict), Some(expected), "{body}");
            assert_eq!((&pushed.answers[1].verdict, pushed.confirmed_n), (&Verdict::Ok, 2));
            assert_eq!(server.push(me, &both, NOW_MS).unwrap(), pushed, "{body}");
            assert_eq!(server.verified(), Some(3), "{body} on {}", server.name());
            assert!(server.all_texts().contains(&body), "kept as it came: {body}");
        }
    }
}

/// A newer device writes a member that this server does not know.
#[test]
fn what_is_more_than_known_is_kept() {
    for mut server in servers() {
        let me = asker(member(Role::Contributor));
        let json = serde_json::to_string(&envelope(1, submit(idea_id(1)))).unwrap();
        let newer = json.replacen('{', r#"{"mood":{"since":[1,2]},"#, 1);
        let newer = newer.replacen(r#""case":{"#, r#""case":{"colour":"green","#, 1);
        let pushed = server.push(me, &push_raw(stream(me.member), 1, op_id(1), &newer), NOW_MS);
        assert_eq!(pushed.unwrap().answers[0].verdict, Verdict::Ok);
        assert!(server.all_texts().contains(&newer), "{}", server.name());
    }
}

/// Names that no database takes in a text, and texts that look like SQL.
#[test]
fn no_text_gets_in_the_way() {
    let names = ["a\0b", "\u{202e}", "'; DROP TABLE row; --", "$1 ?1 %s \\", "🦊", "\u{feff}"];
    for mut server in servers() {
        let admin = member(Role::Admin);
        let mut n = 0;
        let operations = names.iter().flat_map(|name| {
            n += 3;
            let source = serde_json::json!({ "source": name, "label": name });
            [
                envelope(n, Operation::AreaAdd { id: AREA, name: (*name).to_owned() }),
                envelope(n + 1, Operation::SystemAdd { name: (*name).to_owned() }),
                envelope(n + 2, edit(idea_id(1), "run_source_ref", source, None)),
            ]
        });
        let operations: Vec<_> = operations.collect();
        let verdicts = server.act(admin, &operations, NOW_MS);
        let accepted = verdicts.iter().filter(|verdict| **verdict == Verdict::Ok).count();
        assert_eq!(accepted, 3, "three systems have names that can stand: {verdicts:?}");
        assert_eq!(server.verified(), Some(1 + operations.len() as u64), "{}", server.name());
    }
}

/// A person's role is the one at the moment of deciding, also within a push.
#[test]
fn a_role_is_taken_when_it_is_decided() {
    for mut server in servers() {
        let (admin, lead) = (member(Role::Admin), member(Role::Lead));
        let demote = Operation::MemberRole { member: lead, role: Role::Viewer };
        server.act(admin, &[envelope(1, demote)], NOW_MS);
        let late = server.act(lead, &[envelope(2, submit(idea_id(1)))], NOW_MS);
        assert_eq!(code(&late[0]), Some(Code::Forbidden), "{}", server.name());
        let heir = Operation::MemberRole { member: BYSTANDER, role: Role::Admin };
        let own = Operation::MemberRole { member: admin, role: Role::Viewer };
        let push = [heir, own, submit(idea_id(2))];
        let push: Vec<_> = (3..).zip(push).map(|(n, operation)| envelope(n, operation)).collect();
        let verdicts = server.act(admin, &push, NOW_MS);
        assert_eq!(verdicts[..2], [Verdict::Ok, Verdict::Ok]);
        assert_eq!(code(&verdicts[2]), Some(Code::Forbidden));
        assert!(server.items().iter().all(|item| item.key() != Key::from(idea_id(2))));
    }
}
