//! Words for stages and periods as they stand in people's files, in English, Portuguese and
//! Spanish.

use hub_core::rows::{Lang, Period, Stage};
use hub_core::text::fold;

/// Folded words, so that case and accents do not matter.
const STAGES: &[(Stage, &[&str])] = &[
    (
        Stage::New,
        &[
            "new",
            "idea",
            "proposed",
            "submitted",
            "backlog",
            "to do",
            "open",
            "novo",
            "nova",
            "ideia",
            "proposta",
            "proposto",
            "enviado",
            "enviada",
            "aberto",
            "nuevo",
            "nueva",
            "propuesta",
            "propuesto",
            "abierto",
        ],
    ),
    (
        Stage::Assessing,
        &[
            "assessing",
            "assessment",
            "in assessment",
            "analysis",
            "in analysis",
            "evaluation",
            "under evaluation",
            "in review",
            "under review",
            "em analise",
            "em avaliacao",
            "avaliacao",
            "analise",
            "en analisis",
            "en evaluacion",
            "evaluacion",
            "analisis",
        ],
    ),
    (
        Stage::Ready,
        &[
            "ready",
            "approved",
            "accepted",
            "planned",
            "pronto",
            "pronta",
            "aprovado",
            "aprovada",
            "aceito",
            "aceita",
            "planejado",
            "planejada",
            "listo",
            "lista",
            "aprobado",
            "aprobada",
            "aceptado",
            "aceptada",
            "planificado",
            "planificada",
        ],
    ),
    (
        Stage::Building,
        &[
            "building",
            "in development",
            "development",
            "in progress",
            "in build",
            "doing",
            "under development",
            "em desenvolvimento",
            "desenvolvimento",
            "em andamento",
            "en desarrollo",
            "desarrollo",
            "en curso",
            "en progreso",
        ],
    ),
    (
        Stage::Testing,
        &[
            "testing",
            "test",
            "in test",
            "in testing",
            "pilot",
            "uat",
            "em teste",
            "em testes",
            "teste",
            "piloto",
            "en prueba",
            "en pruebas",
            "prueba",
            "pruebas",
        ],
    ),
    (
        Stage::Live,
        &[
            "live",
            "in operation",
            "operational",
            "production",
            "in production",
            "deployed",
            "done",
            "go live",
            "em producao",
            "producao",
            "em operacao",
            "em uso",
            "implantado",
            "concluido",
            "en produccion",
            "produccion",
            "en operacion",
            "en uso",
            "implementado",
            "terminado",
        ],
    ),
    (
        Stage::Retired,
        &[
            "retired",
            "decommissioned",
            "sunset",
            "desativado",
            "desativada",
            "descontinuado",
            "aposentado",
            "retirado",
            "retirada",
            "desactivado",
        ],
    ),
    (
        Stage::Parked,
        &[
            "parked",
            "on hold",
            "paused",
            "postponed",
            "em espera",
            "pausado",
            "pausada",
            "suspenso",
            "adiado",
            "en espera",
            "en pausa",
            "suspendido",
            "aplazado",
            "pospuesto",
        ],
    ),
    (Stage::Withdrawn, &["withdrawn", "retracted", "retirada pelo autor", "retirado por su autor"]),
    (
        Stage::Declined,
        &[
            "declined",
            "rejected",
            "cancelled",
            "canceled",
            "dropped",
            "recusado",
            "recusada",
            "rejeitado",
            "rejeitada",
            "cancelado",
            "cancelada",
            "rechazado",
            "rechazada",
            "descartado",
            "descartada",
        ],
    ),
];

const PERIODS: &[(Period, &[&str])] = &[
    (
        Period::Day,
        &[
            "day",
            "daily",
            "per day",
            "a day",
            "days",
            "dia",
            "diario",
            "diaria",
            "diariamente",
            "por dia",
            "al dia",
            "cada dia",
        ],
    ),
    (
        Period::Week,
        &[
            "week",
            "weekly",
            "per week",
            "a week",
            "weeks",
            "semana",
            "semanal",
            "por semana",
            "semanalmente",
            "a la semana",
        ],
    ),
    (
        Period::Fortnight,
        &[
            "fortnight",
            "fortnightly",
            "biweekly",
            "bi-weekly",
            "every two weeks",
            "quinzena",
            "quinzenal",
            "quincena",
            "quincenal",
        ],
    ),
    (
        Period::Month,
        &[
            "month",
            "monthly",
            "per month",
            "a month",
            "months",
            "mes",
            "mensal",
            "mensalmente",
            "por mes",
            "ao mes",
            "mensual",
            "al mes",
        ],
    ),
    (
        Period::Quarter,
        &["quarter", "quarterly", "per quarter", "trimestre", "trimestral", "por trimestre"],
    ),
    (
        Period::HalfYear,
        &[
            "half_year",
            "half year",
            "half-yearly",
            "semiannual",
            "semi-annual",
            "semestre",
            "semestral",
            "por semestre",
        ],
    ),
    (
        Period::Year,
        &[
            "year",
            "yearly",
            "annual",
            "annually",
            "per year",
            "a year",
            "years",
            "ano",
            "anual",
            "anualmente",
            "por ano",
            "ao ano",
            "al ano",
        ],
    ),
];

const LANGS: &[(Lang, &[&str])] = &[
    (Lang::En, &["en", "en-us", "en-gb", "english", "ingles"]),
    (Lang::Pt, &["pt", "pt-br", "pt-pt", "portuguese", "portugues"]),
    (Lang::Es, &["es", "es-es", "es-mx", "spanish", "espanol", "espanhol"]),
    (Lang::De, &["de", "de-de", "german", "deutsch", "alemao", "aleman"]),
    (Lang::Other, &["other", "outro", "outra", "otro", "otra"]),
];

/// The language of a word that is commonly used for one.
pub(crate) fn lang(word: &str) -> Option<Lang> {
    find(LANGS, word)
}

/// The stage that a text seems to speak of: the longest of the common words that stands in it.
pub(crate) fn stage_within(text: &str) -> Option<Stage> {
    let folded = format!(" {} ", fold(text).replace(|c: char| !c.is_alphanumeric(), " "));
    let all = STAGES.iter().flat_map(|(stage, words)| words.iter().map(move |it| (it, stage)));
    let within = all.filter(|(word, _)| folded.contains(&format!(" {word} ")));
    within.max_by_key(|(word, _)| word.len()).map(|(_, stage)| *stage)
}

/// The stage of a word that is commonly used for one.
pub(crate) fn stage(word: &str) -> Option<Stage> {
    find(STAGES, word)
}

/// The period of a word that is commonly used for one.
pub(crate) fn period(word: &str) -> Option<Period> {
    find(PERIODS, word)
}

fn find<T: Copy>(words: &[(T, &[&str])], word: &str) -> Option<T> {
    let folded = fold(word);
    words.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case_and_accents() {
        let stages = [
            ("In Operation", Some(Stage::Live)),
            ("EM PRODUÇÃO", Some(Stage::Live)),
            ("En evaluación", Some(Stage::Assessing)),
            ("pilot", Some(Stage::Testing)),
            ("withdrawn", Some(Stage::Withdrawn)),
            ("", None),
        ];
        for (word, expected) in stages {
            assert_eq!(stage(word), expected, "{word}");
        }
        let periods = [("Diário", Some(Period::Day)), ("año", Some(Period::Year)), ("once", None)];
        for (word, expected) in periods {
            assert_eq!(period(word), expected, "{word}");
        }
    }

    #[test]
    fn every_own_word_is_known_and_no_word_means_two_things() {
        for wanted in Stage::ALL {
            assert_eq!(stage(wanted.as_str()), Some(*wanted));
        }
        for wanted in Period::ALL {
            assert_eq!(period(wanted.as_str()), Some(*wanted));
        }
        for (meaning, words) in STAGES {
            for word in *words {
                assert_eq!(stage(word), Some(*meaning), "{word}");
                assert_eq!(fold(word), *word, "words stand folded");
            }
        }
        for (meaning, words) in PERIODS {
            for word in *words {
                assert_eq!(period(word), Some(*meaning), "{word}");
                assert_eq!(fold(word), *word, "words stand folded");
            }
        }
    }
}
