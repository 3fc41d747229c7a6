//! A space of one person in which things happen.

use hub_app::{Access, App, AppError, Reply};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};
use uuid::Uuid;

pub fn call(app: &App, command: &str, params: Value) -> Result<Value, AppError> {
    match app.call(command, params)? {
        Reply::Json(text) => Ok(serde_json::from_str(&text).expect("a reply is JSON")),
        Reply::Bytes(bytes) => {
            let numbers = bytes.as_chunks().0.iter().copied().map(u32::from_le_bytes);
            Ok(json!(numbers.collect::<Vec<_>>()))
        }
    }
}

pub fn ok(app: &App, command: &str, params: Value) -> Value {
    call(app, command, params.clone()).unwrap_or_else(|e| panic!("{command} {params}: {e}"))
}

pub fn id() -> String {
    Uuid::now_v7().to_string()
}

/// Opens for writing; who worked in the background lets go of the space a moment later.
pub fn open(dir: &Path) -> App {
    let give_up = Instant::now() + Duration::from_secs(60);
    loop {
        let app = App::open(dir.to_owned());
        match app.trouble() {
            None => return app,
            Some(trouble) if Instant::now() > give_up => panic!("{trouble}"),
            Some(_) => std::thread::yield_now(),
        }
    }
}

pub fn founded(dir: &Path) -> App {
    let app = open(dir);
    let new = json!({ "name": "A", "member_name": "Ana", "currency": "EUR", "time_zone": "UTC" });
    ok(&app, "space.create", new);
    app
}

/// Beside the writer, with everything read anew.
pub fn beside(dir: &Path) -> App {
    App::open_as(dir.to_owned(), Access::Read, None)
}

/// Sends an operation; many are refused, which is fine.
pub fn try_send(app: &App, operation: Value) -> bool {
    let request = json!({ "op_id": id(), "operation": operation });
    match call(app, "operation.send", request.clone()) {
        Ok(_) => true,
        Err(error) => {
            assert_ne!(error.code, "BAD_PARAMETERS", "{request}: {error}");
            false
        }
    }
}

pub fn send(app: &App, operation: Value) {
    assert!(try_send(app, operation.clone()), "{operation} is accepted");
}

/// Locals, ranks, and ranks at the last visit.
pub fn order(app: &App, view: &Value) -> [Vec<u32>; 3] {
    let numbers: Vec<u32> =
        serde_json::from_value(ok(app, "ideas.order", view.clone())).expect("numbers");
    let count = numbers[0] as usize;
    assert_eq!(numbers.len(), 1 + 3 * count);
    [0, 1, 2].map(|part| numbers[1 + part * count..][..count].to_vec())
}

/// The lines of all ideas, merged and withdrawn ones too.
pub fn all_rows(app: &App) -> Vec<Value> {
    let rows = ok(app, "ideas.rows", json!({ "locals": (1..=400).collect::<Vec<_>>() }));
    rows.as_array().expect("a list").clone()
}

pub const TITLES: [&str; 8] = [
    "Zebra list",
    "zebra  LIST",
    "Äpfel zählen",
    "apple orders",
    "Scan the post",
    "Match invoices",
    "Pay invoices",
    "Order toner",
];
pub const NAMES: [&str; 4] = ["Otto", "Ágata", "agata", "Eva"];
pub const STAGES: [&str; 10] = [
    "new",
    "assessing",
    "ready",
    "building",
    "testing",
    "live",
    "retired",
    "parked",
    "declined",
    "withdrawn",
];

/// A number from which an act takes what it needs.
pub type Draw = (u8, u16, u16, u16);

pub fn draws(count: usize) -> impl Strategy<Value = Vec<Draw>> {
    proptest::collection::vec(any::<Draw>(), count)
}

/// The ids of what acts are about.
pub struct World {
    pub app: App,
    pub areas: Vec<String>,
    pub systems: Vec<String>,
    ideas: Vec<String>,
    profiles: Vec<String>,
}

impl World {
    pub fn new(dir: &Path) -> Self {
        let app = founded(dir);
        let areas: Vec<String> = (0..3).map(|_| id()).collect();
        for (area, name) in areas.iter().zip(["Finance", "aftersales", "Über uns"]) {
            send(&app, json!({ "kind": "area.add", "id": area, "name": name }));
        }
        for name in ["SAP", "Excel", "Outlook"] {
            send(&app, json!({ "kind": "system.add", "name": name }));
        }
        let systems = ok(&app, "space.choices", json!({}))["systems"].clone();
        let id_of = |system: &Value| system["id"].as_str().expect("an id").to_owned();
        let systems = systems.as_array().expect("a list").iter().map(id_of).collect();
        Self { app, areas, systems, ideas: vec![], profiles: vec![] }
    }

    fn idea(&self, at: u16) -> String {
        match self.ideas.len() {
            0 => id(),
            ideas => self.ideas[usize::from(at) % ideas].clone(),
        }
    }

    /// A new idea, mostly as an import brings it.
    pub fn arrive(&mut self, (kind, a, b, c): Draw) {
        let idea = id();
        let (area, system) = (usize::from(a) % 4, usize::from(b) % 5);
        let systems: Vec<&String> = self.systems.iter().take(system % 4).collect();
        let case = json!({
            "title": TITLES[usize::from(c) % 8], "area_id": self.areas.get(area), "system_ids": systems,
            "description": format!("word{} again", c % 5),
        });
        let estimate = match a % 3 {
            0 => json!({}),
            // Few different values, so that many are equal.
            _ => json!({ "runs": f64::from(b % 3 + 1), "period": "week", "minutes_per_run": 30.0,
                "people": f64::from(c % 2 + 1), "build_days": days(c) }),
        };
        let answers = if b % 2 == 0 {
            json!({ "rules": a % 5 + 1, "digital": 3, "stable": 3 })
        } else {
            json!({})
        };
        let kind = if kind % 3 == 0 { "idea.submit" } else { "idea.import" };
        let mut operation = json!({
            "kind": kind, "id": idea, "case": case, "estimate": estimate, "answers": answers,
        });
        if kind == "idea.import" {
            let stage = ["new", "ready", "live", "parked", "declined"][usize::from(a) % 5];
            let name = NAMES[usize::from(b) % 4];
            operation["imported"] = json!({ "stage": stage, "submitted_for": name, "batch_id": id(),
                "ratings": { "fit": c % 5 + 1, "rice_impact": f64::from(c % 2 + 1), "rice_confidence": 0.8,
                    "ice_impact": a % 10 + 1, "ice_confidence": 5, "ice_ease": 5, "wsjf_value": 5,
                    "wsjf_time": 3, "wsjf_risk": 2, "wsjf_size": a % 3 + 1 } });
        }
        send(&self.app, operation);
        self.ideas.push(idea);
    }

    /// Something happens; whether it was accepted is no matter.
    pub fn act(&mut self, draw: Draw) {
        let (kind, a, _, c) = draw;
        if kind % 24 == 0 {
            return self.arrive(draw);
        }
        let operation = self.operation(draw);
        if let Some(profile) =
            operation["id"].as_str().filter(|_| operation["kind"] == "profile.save")
        {
            self.profiles.push(profile.to_owned());
        }
        if operation["kind"] == "merge" && c % 3 == 0 {
            let page = call(&self.app, "idea.get", json!({ "id": self.idea(a) }));
            if let Ok(Value::Object(merged)) = page.map(|page| page["merged_into"].clone()) {
                let unmerge = json!({ "kind": "unmerge", "source": self.idea(a),
                    "target": merged["idea"]["id"], "expect_merged_op": merged["op"] });
                try_send(&self.app, unmerge);
                return;
            }
        }
        try_send(&self.app, operation);
    }

    fn operation(&self, (kind, a, b, c): Draw) -> Value {
        let (idea, other) = (self.idea(a), self.idea(b));
        let set = |field: &str, value: Value| json!({ "kind": "idea.edit", "id": idea, "set": { field: { "value": value } } });
        let method = ["weighted", "weighted", "rice", "wsjf"][usize::from(b) % 4];
        match kind % 24 {
            1 | 2 => set("title", json!(TITLES[usize::from(c) % 8])),
            3 => set("area_id", json!(self.areas.get(usize::from(c) % 4))),
            4 => json!({ "kind": "idea.edit", "id": idea, "set": { "system_ids": {
                "add": [self.systems[usize::from(b) % 3]], "remove": [self.systems[usize::from(c) % 3]] } } }),
            5 => set("build_days", json!(days(c))),
            6 => set("minutes_per_run", json!(f64::from(c % 4 + 1) * 10.0)),
            7 => set("fit", json!(c % 5 + 1)),
            8 => set("rules", json!(c % 5 + 1)),
            9 | 10 => {
                json!({ "kind": "stage.move", "id": idea, "from": STAGES[usize::from(b) % 10],
                "to": STAGES[usize::from(c) % 10], "reason": "so", "reason_code": "other" })
            }
            11 => json!({ "kind": "idea.withdraw", "id": idea }),
            12 => json!({ "kind": "idea.restore", "id": idea }),
            13 => json!({ "kind": "idea.remove", "id": idea, "reason": "so" }),
            14 => json!({ "kind": "support.set", "idea": idea, "in_addition": b % 2 == 0,
                "volume": { "runs": 3.0, "period": "week", "people": 2.0 } }),
            15 => json!({ "kind": "support.clear", "idea": idea }),
            16 => json!({ "kind": "follow.set", "idea": idea, "on": b % 2 == 0 }),
            17 => json!({ "kind": "comment.add", "id": id(), "idea": idea, "body": "Yes" }),
            18 | 19 => {
                json!({ "kind": "merge", "source": idea, "target": other, "adds_volume": c % 2 == 0 })
            }
            20 => json!({ "kind": "area.edit", "id": self.areas[usize::from(a) % 3],
                "name": format!("{} {b}", ["B", "x", "Q"][usize::from(c) % 3]) }),
            21 => json!({ "kind": "profile.save", "id": id(), "family_id": id(), "version": 1,
                "name": format!("P {a}"), "method": method,
                "weights": { "value": c % 100 + 1, "fit": a % 100, "demand": b % 100, "effort": 7 } }),
            22 => json!({ "kind": "profile.activate",
                "id": self.profiles.get(usize::from(a) % self.profiles.len().max(1)).cloned().unwrap_or_else(id) }),
            _ => json!({ "kind": "space.edit", "value_full": f64::from(a) + 10.0 }),
        }
    }
}

fn days(c: u16) -> Value {
    let likely = f64::from(c % 4 + 1) * 2.5;
    json!({ "low": likely / 2.0, "likely": likely, "high": likely * 2.0 })
}
