//! How people call columns, in English, Portuguese and Spanish. Folded, words apart by one space,
//! names between bars; what stands in brackets is a unit and was taken off before.

use crate::import::Target;

/// A name stands at one target only.
const NAMES: &[(Target, &str)] = &[
    (
        Target::ExternalId,
        "external id|id|idea id|key|reference|ref|source ref|number|no|nr|code|ticket|\
         ticket id|case id|request id|identifier|codigo|numero|identificador|\
         referencia|chave|clave|folio|chamado",
    ),
    (
        Target::Title,
        "title|idea|idea name|idea title|name|summary|subject|task|task name|process|\
         process name|automation name|use case|use case name|project|project name|\
         opportunity|activity|topic|titulo|nome|nome da ideia|ideia|tarefa|processo|\
         nome do processo|atividade|assunto|resumo|caso de uso|projeto|oportunidade|\
         nombre|nombre de la idea|tarea|proceso|nombre del proceso|actividad|asunto|\
         resumen|proyecto|oportunidad",
    ),
    (
        Target::Description,
        "description|details|detail|idea description|process description|problem|\
         problem statement|what|long description|body|text|descricao|detalhes|\
         detalhamento|descricao da ideia|descricao do processo|problema|texto|\
         descripcion|detalles|detalle|descripcion de la idea|descripcion del proceso",
    ),
    (
        Target::Area,
        "area|department|dept|business area|business unit|team|function|domain|\
         division|organisation|organization|agency|bureau|unit|departamento|setor|\
         unidade|unidade de negocio|equipe|diretoria|gerencia|organizacao|sector|\
         unidad|unidad de negocio|equipo|direccion|organizacion",
    ),
    (
        Target::Systems,
        "systems|system|applications|application|apps|tools|software|systems used|\
         applications used|it systems|sistemas|sistema|aplicacoes|aplicativos|\
         ferramentas|programas|sistemas utilizados|aplicaciones|herramientas|\
         aplicacion|sistemas usados",
    ),
    (Target::Links, "links|link|url|address|web page|enlace|enlaces|endereco"),
    (
        Target::SubmittedFor,
        "submitted for|submitted by|submitter|author|owner|requester|requested by|\
         created by|reporter|idea owner|process owner|contact|suggested by|employee|\
         autor|solicitante|enviado por|criado por|dono|responsavel|dono do processo|\
         contato|sugerido por|creado por|responsable|dueno|dueno del proceso|contacto|\
         propuesto por",
    ),
    (Target::Lang, "lang|language|idioma|lingua|lengua"),
    (
        Target::CreatedOn,
        "created on|created|created at|created date|creation date|date|submitted on|\
         submission date|date submitted|date created|criado em|data|data de criacao|\
         data de envio|data de submissao|creado el|fecha|fecha de creacion|\
         fecha de envio|fecha de registro",
    ),
    (
        Target::Stage,
        "stage|status|state|phase|workflow status|current stage|stage of development|\
         development stage|fase|situacao|estagio|etapa|estado|situacion",
    ),
    (Target::Reason, "reason|decision reason|motivo|razao|razon"),
    (
        Target::LiveOn,
        "live on|live since|go live date|live date|production date|in production since|\
         data de producao|em producao desde|fecha de produccion|en produccion desde",
    ),
    (
        Target::Runs,
        "runs|volume|times|how often|number of runs|runs per period|count|transactions|\
         quantity|frequency|volumes|occurrences|repetitions|execucoes|vezes|\
         quantas vezes|volumetria|quantidade|frequencia|transacoes|ocorrencias|\
         ejecuciones|veces|cuantas veces|cantidad|frecuencia|volumen|transacciones|\
         ocurrencias",
    ),
    (
        Target::Period,
        "period|per|time unit|frequency unit|periodicity|recurrence|periodo|\
         periodicidade|por periodo|recorrencia|periodicidad|recurrencia|\
         unidad de tiempo|unidade de tempo",
    ),
    (
        Target::RunsPerYear,
        "runs per year|times per year|volume per year|annual volume|\
         transactions per year|yearly volume|times a year|execucoes por ano|\
         volume anual|vezes por ano|transacoes por ano|ejecuciones por ano|\
         volumen anual|veces al ano|transacciones por ano",
    ),
    (
        Target::MinutesPerRun,
        "minutes per run|minutes|duration|time per run|time|handling time|\
         average handling time|aht|minutes each|effort per run|time spent|average time|\
         minutes per transaction|processing time|minutos por execucao|minutos|duracao|\
         tempo|tempo medio|tempo por execucao|tempo gasto|minutos por vez|\
         minutos por ejecucion|duracion|tiempo|tiempo medio|tiempo promedio|\
         tiempo por ejecucion|minutos por vez que se hace",
    ),
    (
        Target::People,
        "people|number of people|employees|users|headcount|staff|people involved|\
         number of employees|number of users|persons|fte involved|pessoas|\
         numero de pessoas|no de pessoas|quantidade de pessoas|funcionarios|usuarios|\
         pessoas envolvidas|colaboradores|personas|numero de personas|no de personas|\
         cantidad de personas|empleados|personas involucradas",
    ),
    (
        Target::ErrorRate,
        "error rate|errors|error percentage|rework rate|failure rate|taxa de erro|\
         taxa de erros|erros|percentual de erros|tasa de error|tasa de errores|errores|\
         porcentaje de errores",
    ),
    (
        Target::ReworkMinutes,
        "rework minutes|rework time|minutes per error|error handling time|\
         minutos de retrabalho|tempo de retrabalho|minutos de reproceso|\
         tiempo de reproceso|tiempo de retrabajo",
    ),
    (
        Target::ReviewedShare,
        "reviewed share|review rate|share reviewed|percentage reviewed|audit rate|\
         taxa de revisao|percentual revisado|tasa de revision|porcentaje revisado",
    ),
    (
        Target::ReviewMinutes,
        "review minutes|review time|minutes per review|minutos de revisao|\
         tempo de revisao|minutos de revision|tiempo de revision",
    ),
    (
        Target::ExecutionMinutes,
        "execution minutes|execution time|robot time|bot time|run time|automated time|\
         minutos do robo|tempo do robo|tempo de execucao|minutos del robot|\
         tiempo del robot|tiempo de ejecucion",
    ),
    (
        Target::Share,
        "share|automatable share|automation potential|automatable|\
         automation percentage|percent automatable|parcela automatizavel|\
         potencial de automacao|percentual automatizavel|parte automatizable|\
         potencial de automatizacion|porcentaje automatizable",
    ),
    (Target::ShareLow, "share low|automatable share low"),
    (Target::ShareLikely, "share likely|automatable share likely"),
    (Target::ShareHigh, "share high|automatable share high"),
    (
        Target::BuildDays,
        "build days|development days|days to build|effort days|implementation days|\
         development effort|estimated days|person days|man days|\
         dias de desenvolvimento|dias para construir|esforco em dias|\
         dias de desarrollo|dias para construir lo|esfuerzo en dias",
    ),
    (Target::BuildDaysLow, "build days low"),
    (Target::BuildDaysLikely, "build days likely"),
    (Target::BuildDaysHigh, "build days high"),
    (
        Target::HourlyCost,
        "hourly cost|hourly rate|cost per hour|rate per hour|hourly wage|\
         hourly wage usd|labour cost per hour|labor cost per hour|custo por hora|\
         custo hora|valor hora|valor da hora|costo por hora|costo hora|valor por hora|\
         tarifa por hora",
    ),
    (
        Target::YearlyCost,
        "yearly cost|annual cost|annual salary|yearly salary|full cost per year|\
         cost per fte|custo anual|salario anual|costo anual",
    ),
    (
        Target::DayCost,
        "day cost|daily rate|day rate|cost per day|developer day rate|custo por dia|\
         custo do dia|costo por dia|costo diario|tarifa diaria",
    ),
    (
        Target::RunningCostPerYear,
        "running cost per year|running cost|operating cost|maintenance cost|\
         licence cost|license cost|yearly running cost|custo de operacao|\
         custo de manutencao|custo recorrente|costo de operacion|\
         costo de mantenimiento|costo recurrente",
    ),
    (
        Target::Rules,
        "rules|rule based|rules based|baseado em regras|regras|basado en reglas|reglas",
    ),
    (Target::Digital, "digital|digital input|input digital|entrada digital"),
    (
        Target::Structured,
        "structured|structured input|structured data|estruturado|dados estruturados|\
         estructurado|datos estructurados",
    ),
    (Target::Stable, "stable|stability|process stability|estavel|estabilidade|estable|estabilidad"),
    (Target::Documented, "documented|documentation|documentado|documentacao|documentacion"),
    (
        Target::Fit,
        "fit|strategic fit|alignment|strategic alignment|alinhamento|\
         alinhamento estrategico|alineacion|alineacion estrategica",
    ),
    (Target::Risk, "risk|risk level|risco|riesgo"),
    (Target::Goal, "goal|objective|strategic goal|process goal|meta|objetivo"),
    (Target::RiceReach, "rice reach|reach"),
    (Target::RiceImpact, "rice impact"),
    (Target::RiceConfidence, "rice confidence"),
    (Target::IceImpact, "ice impact"),
    (Target::IceConfidence, "ice confidence"),
    (Target::IceEase, "ice ease|ease"),
    (Target::WsjfValue, "wsjf value|user business value"),
    (Target::WsjfTime, "wsjf time|time criticality"),
    (Target::WsjfRisk, "wsjf risk|risk reduction"),
    (Target::WsjfSize, "wsjf size|job size"),
    (
        Target::Note,
        "note|notes|comment|comments|remarks|votes|vote count|number of votes|\
         votes count|upvotes|likes|priority|tags|labels|benefits|notas|comentarios|\
         observacoes|observacao|votos|prioridade|beneficios|observaciones|prioridad|\
         etiquetas",
    ),
];

/// All names with their targets.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Target)> {
    NAMES.iter().flat_map(|(target, names)| names.split('|').map(move |name| (name, *target)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hub_core::text::fold;
    use std::collections::HashMap;

    #[test]
    fn names_stand_folded_and_mean_one_thing() {
        let mut known: HashMap<&str, Target> = HashMap::new();
        for (name, target) in all() {
            assert_eq!(fold(name), name, "names stand folded");
            assert!(!name.is_empty(), "{target:?}");
            let other = known.insert(name, target);
            assert_eq!(other, None, "{name}");
        }
    }
}
