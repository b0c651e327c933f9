//! Trains the weights of the person tagger: an averaged perceptron over the features the
//! program itself collects, hashed into as many buckets as it has weights.
//!
//! `cargo run --release --example train_people -- OUT.bin ROUNDS FILE.jsonl...`
//!
//! Each line of a file is an object with `text` and `mentions`, a list of `[start, end]`
//! in characters that says where people are named.

use std::error::Error;

use briefing::extract::{TAGGER_BITS, tagger_samples};
use briefing::loader;
use briefing::model::article::Origin;
use briefing::text::span::Span;

type Samples = Vec<(Vec<u32>, bool)>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("the file to write is missing")?;
    let rounds: usize = arguments.next().ok_or("the number of rounds is missing")?.parse()?;
    let mut articles = Vec::new();
    for path in arguments {
        for line in std::fs::read_to_string(path)?.lines() {
            articles.push(samples(&serde_json::from_str(line)?)?);
        }
    }
    let weights = train(&mut articles, rounds);
    std::fs::write(out, quantised(&weights))?;
    Ok(())
}

/// The samples of one line. The loader may move text, so each name is looked for again
/// from where the one before it was found.
fn samples(row: &serde_json::Value) -> Result<Samples, Box<dyn Error>> {
    let text = row["text"].as_str().ok_or("a line has no text")?;
    let characters: Vec<char> = text.chars().collect();
    let article = loader::read(text.as_bytes().to_vec(), Origin::Stdin);
    let mut people = Vec::new();
    let mut from = 0;
    for mention in row["mentions"].as_array().ok_or("a line has no mentions")? {
        let (start, end) = (number(&mention[0]), number(&mention[1]));
        let name: String = characters.get(start..end).unwrap_or_default().iter().collect();
        let rest = Span::new(from, article.text.len()).of(&article.text);
        if let Some(at) = rest.find(&name) {
            people.push(Span::new(from + at, from + at + name.len()));
            from += at + name.len();
        }
    }
    Ok(tagger_samples(&article, &people))
}

fn number(value: &serde_json::Value) -> usize {
    value.as_u64().and_then(|value| usize::try_from(value).ok()).unwrap_or_default()
}

/// Perceptron updates over all samples, `rounds` times in an order that changes; the
/// result is the mean of the weights over all updates.
fn train(articles: &mut [Samples], rounds: usize) -> Vec<f64> {
    let size = 1_usize << TAGGER_BITS;
    let (mut weights, mut totals, mut stamps) = (vec![0.0_f64; size], vec![0.0_f64; size], vec![0_u32; size]);
    let mut now = 0_u32;
    let mut seed = 1_u64;
    for _ in 0..rounds {
        for left in (1..articles.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let right = usize::try_from(seed >> 33).unwrap_or_default() % (left + 1);
            articles.swap(left, right);
        }
        for (features, person) in articles.iter().flatten() {
            now += 1;
            let score: f64 = features.iter().filter_map(|feature| weights.get(*feature as usize)).sum();
            let wanted = if *person { 1.0 } else { -1.0 };
            // A margin makes up for the rounding to bytes.
            if score * wanted > 8.0 {
                continue;
            }
            for feature in features {
                let at = *feature as usize;
                totals[at] += f64::from(now - stamps[at]) * weights[at];
                stamps[at] = now;
                weights[at] += wanted;
            }
        }
    }
    for at in 0..size {
        totals[at] += f64::from(now - stamps[at]) * weights[at];
        totals[at] /= f64::from(now.max(1));
    }
    totals
}

/// The weights as signed bytes, the largest few cut off.
fn quantised(weights: &[f64]) -> Vec<u8> {
    let mut sizes: Vec<f64> = weights.iter().map(|weight| weight.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let top = sizes.get(sizes.len() - sizes.len() / 2000 - 1).copied().unwrap_or(1.0).max(1e-9);
    weights
        .iter()
        .map(|weight| {
            let scaled = (weight / top * 127.0).round().clamp(-127.0, 127.0);
            #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of a byte above")]
            let byte = scaled as i8;
            byte.cast_unsigned()
        })
        .collect()
}
