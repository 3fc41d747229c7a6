//! Where the Hub keeps its data on this platform.

use std::path::PathBuf;

/// The folder that window and command line share unless another is named:
/// `~/.local/share/opportunity-hub` on Linux, `Application Support` on macOS, `AppData\Roaming` on
/// Windows. `OPPORTUNITY_HUB_DATA` names another.
pub fn default_data_dir() -> PathBuf {
    match std::env::var_os("OPPORTUNITY_HUB_DATA") {
        Some(folder) if !folder.is_empty() => PathBuf::from(folder),
        _ => dirs::data_dir().unwrap_or_else(|| PathBuf::from(".")).join("opportunity-hub"),
    }
}

/// The name of the person's account, as a start for the member's name.
pub fn account_name() -> String {
    let name = std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_default();
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if name != "root" => first.to_uppercase().chain(letters).collect(),
        _ => String::new(),
    }
}

/// The name of this computer, as a start for what the device is called.
pub fn device_name() -> String {
    whoami::devicename().unwrap_or_default()
}

/// The system's locale, for example `pt-BR`; `en` when nothing is known.
pub fn locale() -> String {
    sys_locale::get_locale().filter(|locale| locale.len() > 1).unwrap_or_else(|| "en".to_owned())
}

/// The system's time zone, `UTC` when nothing is known.
pub fn time_zone() -> String {
    let name = iana_time_zone::get_timezone().unwrap_or_default();
    hub_core::genesis::time_zone(&name).unwrap_or_else(|_| "UTC".to_owned())
}

/// The currency of the locale's country; EUR when nothing is known.
///
/// ```
/// assert_eq!(hub_app::places::currency_of("pt-BR"), "BRL");
/// assert_eq!(hub_app::places::currency_of("C"), "EUR");
/// ```
pub fn currency_of(locale: &str) -> &'static str {
    let country = locale.split(['-', '_', '.']).nth(1).unwrap_or_default();
    match country {
        "US" | "EC" | "SV" => "USD",
        "BR" => "BRL",
        "GB" => "GBP",
        "MX" => "MXN",
        "AR" => "ARS",
        "CL" => "CLP",
        "CO" => "COP",
        "CH" | "LI" => "CHF",
        "CA" => "CAD",
        "AU" => "AUD",
        "NZ" => "NZD",
        "IN" => "INR",
        "JP" => "JPY",
        "CN" => "CNY",
        "SE" => "SEK",
        "NO" => "NOK",
        "DK" => "DKK",
        "PL" => "PLN",
        "CZ" => "CZK",
        "HU" => "HUF",
        "ZA" => "ZAR",
        _ => "EUR",
    }
}
