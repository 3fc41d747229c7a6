//! Answers and ratings as options. Each option is named like its field, with hyphens.

use clap::Args;
use hub_core::permission::Group;
use hub_core::rows::{Answers, Ratings};

/// The five questions, each from 1 (worst) to 5 (best).
#[derive(Debug, Args)]
#[command(next_help_heading = "Five questions, 1 (worst) to 5 (best)")]
pub struct Answered {
    /// How rule-based is it?
    #[arg(long, value_name = "1-5")]
    pub rules: Option<u8>,
    /// How digital is the input?
    #[arg(long, value_name = "1-5")]
    pub digital: Option<u8>,
    /// How structured is the input?
    #[arg(long, value_name = "1-5")]
    pub structured: Option<u8>,
    /// How stable is it over the next six months?
    #[arg(long, value_name = "1-5")]
    pub stable: Option<u8>,
    /// How well is it documented?
    #[arg(long, value_name = "1-5")]
    pub documented: Option<u8>,
}

impl Answered {
    /// In the domain's form.
    pub fn read(&self) -> Answers {
        Answers {
            rules: self.rules,
            digital: self.digital,
            structured: self.structured,
            stable: self.stable,
            documented: self.documented,
            ..Answers::default()
        }
    }
}

/// What leads say; the raw numbers of RICE, ICE and WSJF are made of it too.
#[derive(Debug, Args)]
#[command(next_help_heading = "Ratings")]
pub struct Rated {
    /// How well it serves the goals, 5 is best
    #[arg(long, value_name = "1-5")]
    pub fit: Option<u8>,
    /// What can go wrong, 5 is riskiest
    #[arg(long, value_name = "1-5")]
    pub risk: Option<u8>,
    /// The goal of the space that it serves
    #[arg(long, value_name = "NAME")]
    pub goal: Option<String>,
    /// RICE: how many it reaches [default: the people of the estimate]
    #[arg(long, value_name = "N", value_parser = super::number)]
    pub rice_reach: Option<f64>,
    /// RICE: 0.25, 0.5, 1, 2 or 3
    #[arg(long, value_name = "N", value_parser = super::number)]
    pub rice_impact: Option<f64>,
    /// RICE: 50%, 80% or 100%
    #[arg(long, value_name = "SHARE", value_parser = super::share)]
    pub rice_confidence: Option<f64>,
    /// ICE
    #[arg(long, value_name = "1-10")]
    pub ice_impact: Option<u8>,
    /// ICE
    #[arg(long, value_name = "1-10")]
    pub ice_confidence: Option<u8>,
    /// ICE
    #[arg(long, value_name = "1-10")]
    pub ice_ease: Option<u8>,
    /// WSJF, value: 1, 2, 3, 5, 8, 13 or 20
    #[arg(long, value_name = "N")]
    pub wsjf_value: Option<u8>,
    /// WSJF, time: how much it loses by waiting
    #[arg(long, value_name = "N")]
    pub wsjf_time: Option<u8>,
    /// WSJF, risk: what it lowers, or makes possible
    #[arg(long, value_name = "N")]
    pub wsjf_risk: Option<u8>,
    /// WSJF, size of the job
    #[arg(long, value_name = "N")]
    pub wsjf_size: Option<u8>,
}

impl Rated {
    /// In the domain's form, but for the goal, which the space knows by name.
    pub fn read(&self) -> Ratings {
        Ratings {
            fit: self.fit,
            risk: self.risk,
            rice_reach: self.rice_reach,
            rice_impact: self.rice_impact,
            rice_confidence: self.rice_confidence,
            ice_impact: self.ice_impact,
            ice_confidence: self.ice_confidence,
            ice_ease: self.ice_ease,
            wsjf_value: self.wsjf_value,
            wsjf_time: self.wsjf_time,
            wsjf_risk: self.wsjf_risk,
            wsjf_size: self.wsjf_size,
            ..Ratings::default()
        }
    }
}

/// An answer or a rating by the name of its option.
pub fn field(name: &str) -> Result<&'static str, String> {
    let fields = || [Group::Answers, Group::Ratings].into_iter().flat_map(Group::fields).copied();
    let wanted = name.trim().trim_start_matches("--");
    let found = fields().find(|field| option(field) == wanted);
    found.ok_or_else(|| {
        format!("not one of {}", fields().map(option).collect::<Vec<_>>().join(", "))
    })
}

/// The option of a field: `rice-impact` for `rice_impact`.
pub fn option(field: &str) -> String {
    field.trim_end_matches("_id").replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Cli;
    use clap::CommandFactory;

    #[test]
    fn every_field_that_scores_has_its_option_and_can_be_cleared() {
        let command = Cli::command();
        let score = command.find_subcommand("score").unwrap();
        let fields = [Group::Answers, Group::Ratings].into_iter().flat_map(Group::fields);
        for name in fields {
            let option = option(name);
            let found = score.get_arguments().any(|arg| arg.get_long() == Some(&option));
            assert!(found, "{name}");
            assert_eq!(field(&option), Ok(*name));
        }
        assert!(field("title").is_err() && field("").is_err());
    }
}
