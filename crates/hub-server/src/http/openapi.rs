//! The description of all addresses, in OpenAPI 3.1, made from the code that answers.

use super::routes;
use hub_protocol::Problem;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, OpenApi as Document};
use utoipa::{IntoResponses, Modify, OpenApi};

/// Failures of every address that needs a sign-in.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "only its description is used")]
pub enum ForMembers {
    /// `UNAUTHENTICATED`: the token is not, or no longer, good: refresh it or sign in.
    #[response(status = 401)]
    Unauthenticated(Problem),
    /// `NOT_MEMBER`: the person has left the space; `FORBIDDEN`: the role does not allow this.
    #[response(status = 403)]
    Forbidden(Problem),
    /// `NOT_FOUND`: there is no such space, device or chunk.
    #[response(status = 404)]
    NotFound(Problem),
    /// `INTERNAL`: the server failed; its log says why under `reference`.
    #[response(status = 500)]
    Internal(Problem),
    /// `UNAVAILABLE`: the database does not answer: try again.
    #[response(status = 503)]
    Unavailable(Problem),
}

/// Failures of addresses by which people come in.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "only its description is used")]
pub enum ForAnyone {
    /// `NOT_ACCEPTED`: what was shown is not, or no longer, good; `NOT_MEMBER`: the person has left.
    #[response(status = 403)]
    NotAccepted(Problem),
    /// `INTERNAL`: the server failed; its log says why under `reference`.
    #[response(status = 500)]
    Internal(Problem),
    /// `UNAVAILABLE`: the database does not answer: try again.
    #[response(status = 503)]
    Unavailable(Problem),
}

/// Failures of every address that takes a body.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "only its description is used")]
pub enum WithBody {
    /// `BAD_REQUEST`: the body cannot be read; `n` names the operation, if it is one.
    #[response(status = 400)]
    BadRequest(Problem),
    /// `TOO_LARGE`: too many bytes (packed or unpacked), levels or operations.
    #[response(status = 413)]
    TooLarge(Problem),
    /// `UNSUPPORTED_TYPE`: not `application/json`, or packed in an unknown way.
    #[response(status = 415)]
    UnsupportedType(Problem),
    /// `INVALID`: `field` cannot stand, `problem` says why.
    #[response(status = 422)]
    Invalid(Problem),
    /// `TOO_MANY`: try again after `retry_after_ms`.
    #[response(status = 429)]
    TooMany(Problem),
}

/// The failure of every address with values in it.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "only its description is used")]
pub enum Readable {
    /// `BAD_REQUEST`: a value in the address cannot be read.
    #[response(status = 400)]
    BadRequest(Problem),
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Opportunity Hub server",
        description = "One authority for one space: devices push operations and read rows.",
        license(name = "MIT OR Apache-2.0")
    ),
    security(("token" = [])),
    modifiers(&Token),
    tags(
        (name = "catalogue", description = "Operations in, rows and events out"),
        (name = "sign-in", description = "People, devices and tokens"),
        (name = "administration", description = "For administrators and leads"),
        (name = "server", description = "About the program itself"),
    )
)]
struct Basis;

struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut Document) {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = document.components.get_or_insert_with(Components::new);
        components.add_security_scheme("token", SecurityScheme::Http(bearer));
    }
}

/// The description without any route.
pub(super) fn basis() -> Document {
    Basis::openapi()
}

/// The whole description.
///
/// ```
/// let document = hub_server::http::document();
/// assert!(document.paths.paths.contains_key("/v1/spaces/{space}/push"));
/// ```
pub fn document() -> Document {
    let mut document = basis();
    document.merge(routes::all().into_openapi());
    document
}
