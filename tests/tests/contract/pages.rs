//! What a page promises: whole operations, nothing skipped, an end that fits one history only.

use crate::authority::{asker, items_of, problem, pull, servers};
use crate::dice::Dice;
use crate::world::*;
use hub_core::rows::Role;
use hub_core::{Item, Key};
use hub_protocol::{Cursor, ProblemCode};
use serde_json::json;
use std::collections::BTreeMap;

/// A catalogue as a device keeps it: each row as it came last, all events.
#[derive(Debug, Default, PartialEq)]
struct Catalogue(BTreeMap<Key, Item>);

impl Catalogue {
    fn take(&mut self, items: Vec<Item>) {
        for item in items {
            self.0.insert(item.key(), item);
        }
    }
}

/// Whole catalogues, whatever a page may hold, also while somebody writes between two pages.
#[test]
fn pages_of_any_size_lead_to_the_same_catalogue() {
    for mut server in servers() {
        let (mut dice, admin, mut n) = (Dice(7), member(Role::Admin), 0);
        let mut devices: Vec<(u32, Option<String>, Catalogue)> =
            [1, 2, 3, 10, 1_000].map(|size| (size, None, Catalogue::default())).into();
        for step in 0..60 {
            let operations = (0..=dice.below(4)).map(|_| {
                n += 1;
                envelope(n, dice.operation(n))
            });
            let operations: Vec<_> = operations.collect();
            let actor = dice.of(&[admin, admin, member(Role::Lead), BYSTANDER]);
            server.act(actor, &operations, NOW_MS + step);
            for (size, after, catalogue) in &mut devices {
                let page = server.changes(asker(admin), after.as_deref(), None, *size).unwrap();
                let seqs: Vec<u64> = page.items.iter().map(|thing| thing.seq).collect();
                assert!(seqs.windows(2).all(|pair| pair[0] < pair[1]), "{seqs:?}");
                *after = Some(page.cursor.clone());
                catalogue.take(items_of(vec![page]));
            }
        }
        let mut expected = Catalogue::default();
        expected.take(server.items());
        let head = server.head(SPACE).to_string();
        for (size, mut after, mut catalogue) in devices {
            loop {
                let page = server.changes(asker(admin), after.as_deref(), None, size).unwrap();
                let more = page.more;
                after = Some(page.cursor.clone());
                catalogue.take(items_of(vec![page]));
                if !more {
                    break;
                }
            }
            assert_eq!(after.as_deref(), Some(head.as_str()), "size {size}");
            assert_eq!(catalogue, expected, "size {size} on {}", server.name());
        }
    }
}

#[test]
fn a_page_holds_at_least_one_operation_and_only_whole_ones() {
    for mut server in servers() {
        let me = member(Role::Contributor);
        let operations: Vec<_> = (1..=5).map(|n| envelope(n, submit(idea_id(n)))).collect();
        server.act(me, &operations, NOW_MS);
        let founding = first_rows(SPACE).len();
        let pages = pull(server.as_mut(), me, 1);
        let sizes: Vec<usize> = pages.iter().map(|page| page.items.len()).collect();
        // A new idea is a row and an event.
        assert_eq!(sizes, [founding, 2, 2, 2, 2, 2], "{}", server.name());
        let sizes = pull(server.as_mut(), me, 5).into_iter().map(|page| page.items.len());
        assert_eq!(sizes.collect::<Vec<_>>(), [founding, 4, 4, 2]);
        let pages = pull(server.as_mut(), me, 6);
        assert_eq!(pages[1].items.len(), 6, "just fits");
        for (page, is_last) in pages.iter().zip([false, false, true]) {
            assert_eq!(page.more, !is_last);
        }
        let end = &pages[2].cursor;
        let nothing = server.changes(asker(me), Some(end), None, 6).unwrap();
        assert_eq!((nothing.items.len(), nothing.more, &nothing.cursor), (0, false, end));
    }
}

/// Own operations count as soon as all of them is in the rows, refused ones too; before that
/// nothing is said.
#[test]
fn a_page_confirms_at_its_end() {
    for mut server in servers() {
        let me = member(Role::Contributor);
        let operations = [
            envelope(1, submit(idea_id(1))),
            envelope(2, comment(1, idea_id(9), "nowhere")),
            envelope(3, submit(idea_id(3))),
            envelope(4, comment(2, idea_id(9), "nowhere")),
        ];
        server.act(me, &operations, NOW_MS);
        // Somebody writes the first idea again: it moves behind everything else.
        let title = edit(idea_id(1), "title", json!("Match the bills"), None);
        server.act(member(Role::Lead), &[envelope(5, title)], NOW_MS + 1);
        let (mut after, mut told) = (None, vec![]);
        loop {
            let stream = Some(stream(me));
            let page = server.changes(asker(me), after.as_deref(), stream, 1).unwrap();
            told.push((page.more, page.confirmed_n));
            after = Some(page.cursor);
            if !page.more {
                break;
            }
        }
        let (last, before) = told.split_last().unwrap();
        assert_eq!(*last, (false, 4), "{}", server.name());
        assert!(before.iter().all(|told| *told == (true, 0)), "{told:?}");
        let of_other = server.changes(asker(BYSTANDER), None, Some(stream(me)), 1_000).unwrap();
        assert_eq!(of_other.confirmed_n, 0, "another's stream is nobody's business");
    }
}

#[test]
fn a_cursor_fits_one_history_only() {
    for mut server in servers() {
        let me = member(Role::Contributor);
        server.act(me, &[envelope(1, submit(idea_id(1)))], NOW_MS);
        let head: Cursor = server.head(SPACE);
        server.act(me, &[envelope(2, submit(idea_id(2)))], NOW_MS);
        let with = |change: &dyn Fn(&mut Cursor)| {
            let mut cursor = head;
            change(&mut cursor);
            cursor.to_string()
        };
        assert!(server.changes(asker(me), Some(&head.to_string()), None, 9).is_ok());
        let strange = [
            with(&|cursor| cursor.epoch += 1),
            with(&|cursor| cursor.position.seq -= 1),
            with(&|cursor| cursor.position.n += 1),
            with(&|cursor| cursor.position.n = 77),
            with(&|cursor| cursor.position.n = -1),
            with(&|cursor| cursor.position.chain[0] ^= 1),
            String::new(),
            "c1.1.1.1.".to_owned(),
            "last tuesday".to_owned(),
        ];
        for cursor in strange {
            let found = server.changes(asker(me), Some(&cursor), None, 9);
            assert_eq!(problem(found), ProblemCode::CursorUnknown, "{cursor}");
        }
    }
}
