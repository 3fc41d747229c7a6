//! `device.json`: what holds for this device and no space in particular.
//!
//! Nothing precious is in it: a damaged file is put aside and the defaults hold.

use crate::durable;
use crate::error::StoreError;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The device's settings; absent means "as the system has it".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Device {
    /// The interface's language, for example `pt-BR`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// `light` or `dark`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// The space to open at start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_space: Option<Uuid>,
    /// Settings that this version does not know, kept as they are.
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// The device's settings as read, and what happened on the way.
#[derive(Debug, PartialEq)]
pub struct Loaded {
    /// The settings.
    pub device: Device,
    /// Where a file that could not be understood was put.
    pub put_aside: Option<PathBuf>,
}

/// The settings, if they can be read; nothing is put aside.
pub fn peek(data: &Path) -> Option<Device> {
    serde_json::from_slice(&fs::read(path(data)).ok()?).ok()
}

/// Reads the settings. A damaged file is kept as `device.json.bad` and the defaults hold.
///
/// # Errors
/// When the file is there but the system does not let it be read or renamed.
pub fn load(data: &Path) -> Result<Loaded, StoreError> {
    let path = path(data);
    let content = match fs::read(&path) {
        Ok(content) => content,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Ok(Loaded { device: Device::default(), put_aside: None });
        }
        Err(error) => return Err(StoreError::io(&path, &error)),
    };
    if let Ok(device) = serde_json::from_slice(&content) {
        return Ok(Loaded { device, put_aside: None });
    }
    let bad = durable::beside(&path, "bad");
    durable::rename(&path, &bad)?;
    Ok(Loaded { device: Device::default(), put_aside: Some(bad) })
}

/// Writes the settings, whole or not at all.
///
/// # Errors
/// When the disk is full or the system refuses; the former file then stays.
pub fn save(data: &Path, device: &Device) -> Result<(), StoreError> {
    durable::folder(data)?;
    let path = path(data);
    let json = serde_json::to_vec_pretty(device)
        .map_err(|error| StoreError::Io { path: path.clone(), detail: error.to_string() })?;
    durable::write(&path, &json)
}

fn path(data: &Path) -> PathBuf {
    data.join("device.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_settings_and_what_it_does_not_know() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(load(data.path()).unwrap().device, Device::default());
        let json = r#"{"language":"pt-BR","theme":"dark","later":[1]}"#;
        let device: Device = serde_json::from_str(json).unwrap();
        save(data.path(), &device).unwrap();
        assert_eq!(load(data.path()).unwrap(), Loaded { device, put_aside: None });
        assert_eq!(fs::read_dir(data.path()).unwrap().count(), 1, "no temporary file stays");
    }

    #[test]
    fn puts_a_damaged_file_aside() {
        for damaged in ["", "{", "[]", "{\"last_space\": 7}", "\u{0}\u{0}\u{0}"] {
            let data = tempfile::tempdir().unwrap();
            fs::write(data.path().join("device.json"), damaged).unwrap();
            let loaded = load(data.path()).unwrap();
            assert_eq!(loaded.device, Device::default(), "{damaged:?}");
            assert_eq!(fs::read_to_string(loaded.put_aside.unwrap()).unwrap(), damaged);
            assert!(load(data.path()).unwrap().put_aside.is_none(), "only once");
        }
    }

    #[test]
    fn a_failed_write_leaves_the_former_file() {
        let data = tempfile::tempdir().unwrap();
        save(data.path(), &Device::default()).unwrap();
        // A folder in the place of the temporary file stands for a disk that refuses.
        fs::create_dir(data.path().join("device.json.tmp")).unwrap();
        let dark = Device { theme: Some("dark".to_owned()), ..Device::default() };
        assert_eq!(save(data.path(), &dark).unwrap_err().code(), "STORE_IO");
        assert_eq!(load(data.path()).unwrap().device, Device::default());
    }
}
