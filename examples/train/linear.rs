//! Multinomial logistic regression over grams, in which the words of one sense share a weight.

use crate::senses::Senses;

/// How strongly weights are drawn to zero, for the whole set.
const RIDGE: f32 = 0.1;

/// Steps of the descent.
const STEPS: i32 = 160;

pub struct Sample<'a> {
    pub keys: &'a [u32],
    pub size: f32,
    pub class: usize,
    pub weight: f32,
}

/// Weights of each class by a gram's place.
pub struct Linear {
    weights: Vec<Vec<f32>>,
}

/// Adam's memory of one list of weights.
struct Adam {
    w: Vec<f32>,
    m: Vec<f32>,
    v: Vec<f32>,
}

impl Adam {
    fn new(size: usize) -> Adam {
        Adam {
            w: vec![0.0; size],
            m: vec![0.0; size],
            v: vec![0.0; size],
        }
    }

    fn step(&mut self, gradient: &[f32], ridge: f32, step: i32) {
        let rate = 0.08 * (1.0 - step as f32 / STEPS as f32).max(0.02);
        let (c1, c2) = (1.0 - 0.9f32.powi(step), 1.0 - 0.999f32.powi(step));
        let memory = self.m.iter_mut().zip(&mut self.v);
        for ((w, (m, v)), g) in self.w.iter_mut().zip(memory).zip(gradient) {
            let g = g + ridge * *w;
            if g == 0.0 && *m == 0.0 {
                continue;
            }
            *m = 0.9 * *m + 0.1 * g;
            *v = 0.999 * *v + 0.001 * g * g;
            *w -= rate * (*m / c1) / ((*v / c2).sqrt() + 1e-9);
        }
    }
}

impl Linear {
    pub fn weight(&self, class: usize, key: u32) -> f32 {
        self.weights[class][key as usize]
    }

    /// Learns from samples; grams that are not `open` weigh nothing.
    pub fn learn(
        samples: &[Sample],
        classes: usize,
        senses: &Senses,
        open: Option<&[bool]>,
    ) -> Linear {
        let size = senses.size;
        let total: f32 = samples.iter().map(|s| s.weight).sum();
        let mut own: Vec<Adam> = (0..classes).map(|_| Adam::new(size)).collect();
        let mut shared: Vec<Adam> = (0..classes)
            .map(|_| Adam::new(senses.roles.len()))
            .collect();
        let mut bias: Vec<Adam> = (0..classes).map(|_| Adam::new(1)).collect();
        // Weights of all classes of a gram side by side: they are read together.
        let mut now = vec![0.0f32; size * classes];
        let mut gradient = vec![0.0f32; size * classes];
        for step in 1..=STEPS {
            for c in 0..classes {
                for i in 0..size {
                    now[i * classes + c] = own[c].w[i];
                }
                for (key, sense) in &senses.of {
                    now[*key as usize * classes + c] += shared[c].w[*sense];
                }
            }
            if let Some(open) = open {
                for (row, open) in now.chunks_mut(classes).zip(open) {
                    row.iter_mut()
                        .for_each(|w| *w *= f32::from(u8::from(*open)));
                }
            }
            gradient.fill(0.0);
            let mut at_bias = vec![0.0f32; classes];
            let mut z = vec![0.0f32; classes];
            for sample in samples {
                z.fill(0.0);
                for key in sample.keys {
                    let row = &now[*key as usize * classes..][..classes];
                    z.iter_mut().zip(row).for_each(|(z, w)| *z += w);
                }
                for (c, z) in z.iter_mut().enumerate() {
                    *z = *z * sample.size + bias[c].w[0];
                }
                let most = z.iter().copied().fold(f32::MIN, f32::max);
                let sum: f32 = z.iter().map(|z| (z - most).exp()).sum();
                for (c, z) in z.iter_mut().enumerate() {
                    let p = (*z - most).exp() / sum;
                    let miss = (p - f32::from(u8::from(c == sample.class))) * sample.weight / total;
                    at_bias[c] += miss;
                    *z = miss * sample.size;
                }
                for key in sample.keys {
                    let row = &mut gradient[*key as usize * classes..][..classes];
                    row.iter_mut().zip(&z).for_each(|(g, d)| *g += d);
                }
            }
            if let Some(open) = open {
                for (row, open) in gradient.chunks_mut(classes).zip(open) {
                    row.iter_mut()
                        .for_each(|g| *g *= f32::from(u8::from(*open)));
                }
            }
            for c in 0..classes {
                let of: Vec<f32> = (0..size).map(|i| gradient[i * classes + c]).collect();
                let mut of_senses = vec![0.0; senses.roles.len()];
                for (key, sense) in &senses.of {
                    of_senses[*sense] += of[*key as usize];
                }
                own[c].step(&of, RIDGE / total, step);
                shared[c].step(&of_senses, RIDGE / total, step);
                bias[c].step(&at_bias[c..=c], 0.0, step);
            }
        }
        let weights = (0..classes)
            .map(|c| {
                let mut w = own[c].w.clone();
                for (key, sense) in &senses.of {
                    w[*key as usize] += shared[c].w[*sense];
                }
                if let Some(open) = open {
                    w.iter_mut()
                        .zip(open)
                        .for_each(|(w, open)| *w *= f32::from(u8::from(*open)));
                }
                w
            })
            .collect();
        Linear { weights }
    }
}
