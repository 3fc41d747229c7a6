//! How much people and addresses may do. Operators can change what depends on their people.

use super::Allowance;
use hub_core::rows::Role;

/// What is allowed in a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Operations of one person.
    pub operations: Allowance,
    /// Operations of one lead or administrator, who brings whole lists in.
    pub operations_of_leads: Allowance,
    /// Attempts to sign in or to join from one address. An office of hundreds may have just one, and
    /// what protects passwords is the count for each account.
    pub attempts_of_address: Allowance,
    /// Wrong passwords for one account.
    pub wrong_passwords: Allowance,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            operations: Allowance::a_minute(2_000),
            operations_of_leads: Allowance::a_minute(20_000),
            attempts_of_address: Allowance::a_minute(300),
            wrong_passwords: Allowance::an_hour(20),
        }
    }
}

impl Limits {
    /// The operations that a person of a role may send.
    pub fn operations_of(&self, role: Role) -> Allowance {
        if role >= Role::Lead { self.operations_of_leads } else { self.operations }
    }
}
