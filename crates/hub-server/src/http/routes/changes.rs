//! `GET /v1/spaces/{space}/changes`: what is new, the moment it is there.

use crate::http::App;
use crate::http::caller::Signed;
use crate::http::failure::Failure;
use crate::http::openapi::{ForMembers, Readable};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use hub_protocol::{Limits, Page, Problem, ProblemCode};
use serde::Deserialize;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};
use uuid::Uuid;

/// What is asked for.
#[derive(Clone, Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct After {
    /// The cursor of the last page or snapshot; without it everything from the beginning.
    after: Option<String>,
    /// The stream whose `confirmed_n` is asked for.
    stream: Option<Uuid>,
    /// Seconds to wait when nothing is new. More than the longest wait counts as that.
    #[serde(default)]
    wait: u32,
    /// The `confirmed_n` that the device has: the wait ends when there is a greater one, too.
    confirmed: Option<u64>,
}

/// What stands behind a cursor, in whole operations. Where nothing does, the answer waits for up to
/// `wait` seconds and comes the moment there is something.
///
/// `410`: the cursor does not fit this history (`CURSOR_UNKNOWN`, `CURSOR_TOO_OLD`): take a
/// snapshot.
#[utoipa::path(get, path = "/v1/spaces/{space}/changes", tag = "catalogue",
    params(("space" = Uuid, Path), After),
    responses((status = 200, body = Page), (status = 410, body = Problem), ForMembers, Readable))]
pub async fn changes(
    State(app): State<App>,
    mut signed: Signed,
    query: Result<Query<After>, QueryRejection>,
) -> Result<Json<Page>, Failure> {
    let Query(asked) = query.map_err(|_| unreadable())?;
    let longest = Limits::default().wait_seconds;
    let seconds = Duration::from_secs(asked.wait.min(longest).into());
    let until = Instant::now() + seconds;
    // From before the first look, so that nothing is missed between looking and waiting.
    let mut waiting = app.waiters.wait();
    loop {
        let page = read(&app, &signed, &asked).await?;
        if is_news(&page, &asked) || app.waiters.is_closing() {
            return Ok(Json(page));
        }
        let woken = timeout_at(until, waiting.news()).await;
        if !matches!(woken, Ok(true)) {
            return Ok(Json(page));
        }
        signed = signed.again(&app).await?;
    }
}

async fn read(app: &App, signed: &Signed, asked: &After) -> Result<Page, Failure> {
    let items = Limits::default().page_items;
    Ok(app.store.changes(signed.asker, asked.after.clone(), asked.stream, items).await?)
}

fn is_news(page: &Page, asked: &After) -> bool {
    let has_moved = asked.after.as_ref() != Some(&page.cursor);
    has_moved || page.more || asked.confirmed.is_some_and(|known| page.confirmed_n > known)
}

fn unreadable() -> Failure {
    Problem::new(ProblemCode::BadRequest).with("why", "query").into()
}
