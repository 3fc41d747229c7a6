//! Stand-in until the core is there.
use std::path::PathBuf;

pub struct App;
pub enum Reply {
    Json(String),
    #[expect(dead_code, reason = "stand-in")]
    Bytes(Vec<u8>),
}
pub fn default_data_dir() -> PathBuf {
    std::env::temp_dir().join("opportunity-hub-stand-in")
}
impl App {
    pub fn open(_data_dir: PathBuf) -> App {
        App
    }
    pub fn call(
        &self,
        command: &str,
        _params: serde_json::Value,
    ) -> Result<Reply, serde_json::Value> {
        if command == "app.state" {
            return Ok(Reply::Json("{\"device\":{\"theme\":\"system\"}}".into()));
        }
        Err(serde_json::json!({"code": "unknown_command", "facts": {"command": command}}))
    }
    pub fn on_changed(&self, _heard: impl Fn(&str) + Send + Sync + 'static) {}
}
