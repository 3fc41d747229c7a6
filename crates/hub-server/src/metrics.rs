//! Figures for Prometheus. Names and labels hold nothing about people or ideas.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use std::fmt;
use std::time::Duration;

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Request {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

/// What is counted since the program started.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Request, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    operations: Family<Outcome, Counter>,
    sign_ins: Family<Outcome, Counter>,
    waiting: Gauge,
    head: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("ohub");
        let requests = Family::default();
        let seconds = Family::new_with_constructor(histogram as fn() -> Histogram);
        let (operations, sign_ins) = (Family::default(), Family::default());
        let (waiting, head) = (Gauge::default(), Gauge::default());
        registry.register("requests", "Requests answered", requests.clone());
        registry.register_with_unit(
            "request",
            "How long requests took",
            Unit::Seconds,
            seconds.clone(),
        );
        registry.register("operations", "Operations decided, by outcome", operations.clone());
        registry.register("sign_ins", "Attempts to come in, by outcome", sign_ins.clone());
        registry.register("waiting", "Devices that wait for something new", waiting.clone());
        registry.register("head", "The last operation of the space", head.clone());
        registry.register(
            "build",
            "The program",
            Info::new([("version", env!("CARGO_PKG_VERSION"))]),
        );
        Self { registry, requests, seconds, operations, sign_ins, waiting, head }
    }
}

fn histogram() -> Histogram {
    Histogram::new([0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0])
}

impl Metrics {
    /// A request was answered.
    pub fn request(&self, method: &str, route: &str, status: u16, took: Duration) {
        // A method is whatever a caller wrote; only the known ones become labels.
        let known = ["GET", "POST", "DELETE", "HEAD", "OPTIONS", "PUT", "PATCH"];
        let method = known.into_iter().find(|known| *known == method).unwrap_or("other");
        let (method, route) = (method.to_owned(), route.to_owned());
        self.seconds.get_or_create(&Route { route: route.clone() }).observe(took.as_secs_f64());
        self.requests.get_or_create(&Request { method, route, status }).inc();
    }

    /// Operations were decided.
    pub fn operations(&self, outcome: &'static str, count: u64) {
        self.operations.get_or_create(&Outcome { outcome }).inc_by(count);
    }

    /// Somebody tried to come in.
    pub fn sign_in(&self, outcome: &'static str) {
        self.sign_ins.get_or_create(&Outcome { outcome }).inc();
    }

    /// The figures as text, with what is known only at this moment.
    ///
    /// # Errors
    /// Never: a text takes everything in.
    pub fn text(&self, waiting: usize, head: Option<i64>) -> Result<String, fmt::Error> {
        self.waiting.set(i64::try_from(waiting).unwrap_or(i64::MAX));
        if let Some(head) = head {
            self.head.set(head);
        }
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_counted_by_route_and_outcome() {
        let metrics = Metrics::default();
        metrics.request("GET", "/v1/hello", 200, Duration::from_millis(3));
        metrics.request("FROBNICATE", "other", 404, Duration::ZERO);
        metrics.operations("ok", 3);
        let text = metrics.text(2, Some(7)).unwrap();
        for line in [
            r#"ohub_requests_total{method="GET",route="/v1/hello",status="200"} 1"#,
            r#"ohub_requests_total{method="other",route="other",status="404"} 1"#,
            r#"ohub_operations_total{outcome="ok"} 3"#,
            r#"ohub_request_seconds_count{route="/v1/hello"} 1"#,
            "ohub_waiting 2",
            "ohub_head 7",
        ] {
            assert!(text.contains(line), "{line} in\n{text}");
        }
    }
}
