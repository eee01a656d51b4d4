//! The weighted decision. Weights are data (`model.tsv`), learned by `cargo run --release --example
//! train`; every part of a score can be shown.

use std::sync::OnceLock;

use super::features::{COUNT, Features, name};
use crate::catalogue::Family;

static TABLE: &str = include_str!("model.tsv");

/// Weights for the label and for each family.
#[derive(Debug, Clone)]
pub struct Model {
    /// Weights of the label, the bias last. A sum above zero is likelier a hoax than not.
    pub label: [f32; COUNT + 1],
    /// Weights of each family, in the order of [`Family::ALL`], the bias last.
    pub families: [[f32; COUNT + 1]; Family::ALL.len()],
}

impl Default for Model {
    fn default() -> Model {
        Model {
            label: [0.0; COUNT + 1],
            families: [[0.0; COUNT + 1]; Family::ALL.len()],
        }
    }
}

impl Model {
    /// The shipped weights. A feature that the table does not name weighs nothing.
    pub fn shipped() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(TABLE))
    }

    /// Reads a table: a line for each feature, in their order, with its name, the label's weight and
    /// those of the families, in hundredths; the last line is the constant. Lines that begin with `#`
    /// are left out.
    pub fn read(table: &str) -> Model {
        let mut model = Model::default();
        for (index, line) in table.lines().filter(|l| !l.starts_with('#')).enumerate() {
            let mut cells = line.split('\t');
            // Rows stand in the order of the features, which the table's test checks by name.
            if index > COUNT || cells.next().is_none() {
                break;
            }
            // Hundredths, so that no reader of decimal fractions travels with the wasm.
            let mut cell = || {
                let hundredths = cells.next().and_then(|c| c.trim().parse::<i32>().ok());
                hundredths.unwrap_or(0) as f32 / 100.0
            };
            model.label[index] = cell();
            for family in &mut model.families {
                family[index] = cell();
            }
        }
        model
    }

    /// The name of a row of the table.
    pub fn row(index: usize) -> String {
        if index == COUNT {
            "bias".to_owned()
        } else {
            name(index)
        }
    }

    /// The sum for a label; how much is enough is for the levels to say.
    pub fn score(&self, features: &Features) -> f32 {
        sum(&self.label, features)
    }

    /// The likeliest family.
    pub fn family(&self, features: &Features) -> Family {
        let mut best = (Family::OtherChain, f32::MIN);
        for (family, weights) in Family::ALL.into_iter().zip(&self.families) {
            let score = sum(weights, features);
            if score > best.1 {
                best = (family, score);
            }
        }
        best.0
    }
}

fn sum(weights: &[f32; COUNT + 1], features: &Features) -> f32 {
    let bias = weights.last().copied().unwrap_or(0.0);
    weights
        .iter()
        .zip(&features.values)
        .fold(bias, |s, (w, v)| s + w * v)
}
