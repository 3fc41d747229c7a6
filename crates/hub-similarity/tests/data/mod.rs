//! Reads the files of ideas that are measured on: pairs written twice, and distractors.

use std::{error::Error, fs, path::Path};

/// Title and description.
pub type Text = (String, String);

/// The two wordings of every idea: `cluster, title_a, desc_a, title_b, desc_b, …` after a header.
pub fn read_pairs(path: &Path) -> Result<Vec<[Text; 2]>, Box<dyn Error>> {
    let mut pairs = Vec::new();
    for line in fs::read_to_string(path)?.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, title_a, desc_a, title_b, desc_b, ..] = fields[..] else {
            return Err(format!("{}: five columns are needed: {line}", path.display()).into());
        };
        pairs.push([(title_a.into(), desc_a.into()), (title_b.into(), desc_b.into())]);
    }
    Ok(pairs)
}

/// Every text of a file: CSV with the columns title and description, pairs as TSV with a header,
/// or TSV of title and description without one.
pub fn read_texts(path: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    if path.extension().is_some_and(|extension| extension == "csv") {
        return read_csv(path);
    }
    let content = fs::read_to_string(path)?;
    if content.starts_with("cluster\t") {
        return Ok(read_pairs(path)?.into_iter().flatten().collect());
    }
    let text = |line: &str| {
        let (title, description) = line.split_once('\t').unwrap_or((line, ""));
        (title.to_owned(), description.to_owned())
    };
    Ok(content.lines().map(text).collect())
}

fn read_csv(path: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    let headers = reader.headers()?.clone();
    let column = |name: &str| {
        let found = headers.iter().position(|header| header == name);
        found.ok_or_else(|| format!("{}: no column {name}", path.display()))
    };
    let (title, description) = (column("title")?, column("description")?);
    let text = |record: csv::StringRecord| (record[title].into(), record[description].into());
    reader.records().map(|record| Ok(text(record?))).collect()
}
