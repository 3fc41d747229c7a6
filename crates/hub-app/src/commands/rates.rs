//! Rates of the space and its areas.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};

/// All rates with their versions.
pub(crate) fn list(app: &App, _: Nothing) -> Result<SpaceRates, AppError> {
    app.session()?.all_rates()
}

/// How many estimates have older ones.
pub(crate) fn in_use(app: &App, _: Nothing) -> Result<RatesInUse, AppError> {
    app.session()?.rates_in_use()
}

/// Gives these the present ones.
pub(crate) fn rerate(app: &App, request: RerateRequest) -> Result<Rerated, AppError> {
    app.session()?.rerate(&request)
}
