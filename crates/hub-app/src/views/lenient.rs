//! Reading what an older or newer version may have written: what is understood is taken, the names of
//! the rest are kept.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// An object of which members are taken one by one. Anything that is not an object is an empty one.
#[derive(Debug, Default)]
pub(super) struct Lenient {
    members: Map<String, Value>,
    left_out: Vec<String>,
}

impl<'de> Deserialize<'de> for Lenient {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        match Value::deserialize(input)? {
            Value::Object(members) => Ok(Self { members, left_out: vec![] }),
            Value::Null => Ok(Self::default()),
            _ => Err(serde::de::Error::custom("an object is expected")),
        }
    }
}

impl Lenient {
    /// A member, or the default where it is absent, null or not understood.
    pub(super) fn value<T: DeserializeOwned + Default>(&mut self, name: &str) -> T {
        let given = self.members.remove(name).filter(|value| !value.is_null());
        given.and_then(|value| self.understood(name, value)).unwrap_or_default()
    }

    /// The understood elements of a member that is a list.
    pub(super) fn list<T: DeserializeOwned>(&mut self, name: &str) -> Vec<T> {
        let given: Vec<Value> = self.value(name);
        given.into_iter().filter_map(|value| self.understood(name, value)).collect()
    }

    /// The names of what was not understood, members that nobody asked for among them.
    pub(super) fn left_out(self) -> Vec<String> {
        let unknown = self.members.into_iter().map(|(name, _)| name);
        self.left_out.into_iter().chain(unknown).collect()
    }

    fn understood<T: DeserializeOwned>(&mut self, name: &str, value: Value) -> Option<T> {
        let understood = serde_json::from_value(value).ok();
        if understood.is_none() && !self.left_out.iter().any(|known| known == name) {
            self.left_out.push(name.to_owned());
        }
        understood
    }
}
