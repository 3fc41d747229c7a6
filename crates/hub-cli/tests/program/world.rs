//! A space with ideas of several people to decide about.

use crate::program::Desk;
use serde_json::Value;

/// OH-1 is one's own, with estimate and answers; OH-2 to OH-5 came with a file and are those of
/// Ben, Carla, Ben and of nobody who was named.
pub fn world() -> Desk {
    let desk = Desk::new();
    desk.ok(&[
        "add",
        "Check supplier invoices against orders",
        "--area",
        "Finance",
        "--new-area",
        "--system",
        "SAP",
        "--runs",
        "10",
        "--period",
        "day",
        "--minutes-per-run",
        "12",
        "--people",
        "1",
        "--share",
        "80%",
        "--rules",
        "4",
        "--digital",
        "3",
        "--structured",
        "5",
    ]);
    let rows = "external_id,title,description,area,systems,runs,period,minutes_per_run,people,submitted_for\n\
        1,Check supplier invoices against the orders,,Finance,SAP,5,day,12,1,Ben\n\
        2,Compare invoices of suppliers with orders,,Sales,SAP,5,day,10,2,Carla\n\
        3,Send reminders to late payers,,Sales,Mail,1,week,30,1,Ben\n\
        4,Order flowers for the office,,,,,,,,\n";
    let file = desk.file("tasks.csv", rows);
    desk.ok(&["import", &file]);
    desk
}

/// The values of a member in a list.
pub fn each<'a>(list: &'a Value, member: &str) -> Vec<&'a str> {
    let list = list.as_array().expect("a list");
    list.iter().map(|one| one[member].as_str().expect("a text")).collect()
}

/// The names of an object's members.
pub fn members(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}
