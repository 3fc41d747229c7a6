//! The program as the window shows it.

use crate::{App, AppError, places, views};

impl App {
    /// What the window needs before it can paint.
    pub(crate) fn state(&self) -> Result<views::AppState, AppError> {
        if self.trouble().is_some() {
            self.reopen();
        }
        let space = match self.session() {
            Ok(session) => Some(session.space_view()?),
            Err(_) => None,
        };
        let locale = places::locale();
        Ok(views::AppState {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_dir: self.data_dir().display().to_string(),
            device: views::Device::from(&self.device()),
            space,
            trouble: self.trouble(),
            notices: self.notices(),
            suggested: views::Suggested {
                currency: places::currency_of(&locale).to_owned(),
                time_zone: places::time_zone(),
                member_name: places::account_name(),
                device_name: places::device_name(),
                locale,
            },
        })
    }
}
