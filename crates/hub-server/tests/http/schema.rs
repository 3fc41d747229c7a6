//! Holds every answer against the documentation that the server gives of itself.

use crate::world::Reply;
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};

pub struct Schema {
    document: Value,
}

impl Schema {
    pub fn new() -> Self {
        Self { document: serde_json::to_value(hub_server::http::document()).unwrap() }
    }

    /// The status is documented for this route, and the body is what it says.
    pub fn check(&self, method: &Method, path: &str, reply: &Reply) {
        let route = format!("{method} {path} -> {}", reply.status);
        let Some(operation) = self.operation(method, path) else {
            let code = reply.code();
            assert!(matches!(reply.status.as_u16(), 404 | 405), "{route}: {code:?}");
            return;
        };
        let documented = &operation["responses"][reply.status.as_str()];
        assert!(documented.is_object(), "{route} is not documented: {}", reply.text());
        let kind = reply.headers.get(CONTENT_TYPE).map(|kind| kind.to_str().unwrap());
        let Some(content) = documented.get("content").and_then(Value::as_object) else {
            assert!(reply.body.is_empty(), "{route}");
            return;
        };
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default();
        let schema = content.get(kind).unwrap_or_else(|| panic!("{route}: {kind}"));
        if kind == "application/json" {
            self.validate(&schema["schema"], &reply.json(), &route);
        }
    }

    fn validate(&self, schema: &Value, body: &Value, route: &str) {
        let mut whole = json!({ "components": self.document["components"] });
        whole["allOf"] = json!([schema]);
        let validator = jsonschema::draft202012::new(&whole).unwrap();
        let errors: Vec<_> = validator.iter_errors(body).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{route}: {errors:?} in {body}");
    }

    fn operation(&self, method: &Method, path: &str) -> Option<&Value> {
        let paths = self.document["paths"].as_object().unwrap();
        let (_, item) = paths.iter().find(|(template, _)| fits(template, path))?;
        item.get(method.as_str().to_lowercase())
    }
}

fn fits(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) =
        (template.split('/').collect(), path.split('/').collect());
    let same = |(template, part): (&&str, &&str)| template.starts_with('{') || template == part;
    template.len() == path.len() && template.iter().zip(&path).all(same)
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

#[test]
fn the_committed_description_is_what_the_code_says() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let committed = std::fs::read_to_string(file).unwrap_or_default();
    let fresh = hub_server::http::document().to_pretty_json().unwrap() + "\n";
    assert!(committed == fresh, "`hub-server openapi > docs/openapi.json` writes it anew");
}
