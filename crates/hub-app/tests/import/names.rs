//! Areas and systems by the names that they bear now, and first of all by the idea's own.

use crate::desk::desk;
use hub_app::Intent;
use hub_app::import::RowStatus;
use hub_core::Operation;

#[test]
fn a_renamed_system_is_found_by_its_present_name() {
    let desk = desk();
    let csv = "external_id,title,systems\na,Check invoices,SAP\n";
    let page = desk.only(csv);
    let system = *page.case.system_ids.first().unwrap();
    let rename =
        Operation::SystemEdit { id: system, name: Some("SAP S/4".to_owned()), archived: None };
    desk.session.send(Intent::new(rename)).unwrap();
    let renamed = csv.replace(",SAP", ",SAP S/4");
    let report = desk.plan(&renamed);
    assert_eq!(report.rows[0].status, RowStatus::Same, "{:?}", report.rows[0]);
    assert_eq!(report.new_systems, [""; 0]);
    let other = desk.plan("external_id,title,systems\nb,Pay invoices,sap s/4\n");
    assert_eq!((other.rows[0].status, other.new_systems.len()), (RowStatus::New, 0));
}
