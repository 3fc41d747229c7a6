//! The meaning of a text as a direction in 256 dimensions, in 260 bytes.

/// Numbers of a vector.
pub const DIMENSIONS: usize = 256;

/// A direction: integers from -127 to 127, and what makes their length one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vector {
    values: [i8; DIMENSIONS],
    scale: f32,
}

impl Vector {
    /// Bytes of [`Vector::to_bytes`].
    pub const BYTES: usize = DIMENSIONS + 4;

    /// The direction of what says nothing: its cosine with everything is nought.
    pub const NONE: Vector = Vector { values: [0; DIMENSIONS], scale: 0.0 };

    /// The nearest vector to a direction of any length. Numbers that are not finite count as nought.
    #[must_use]
    pub fn from_floats(floats: &[f32; DIMENSIONS]) -> Vector {
        let finite = floats.map(|float| if float.is_finite() { float } else { 0.0 });
        let largest = finite.iter().fold(0.0_f32, |largest, float| largest.max(float.abs()));
        if largest == 0.0 {
            return Vector::NONE;
        }
        Vector::from_values(finite.map(|float| (float / largest * 127.0).round() as i8))
    }

    fn from_values(values: [i8; DIMENSIONS]) -> Vector {
        let squares: i32 = values.iter().map(|&value| i32::from(value) * i32::from(value)).sum();
        let scale = if squares == 0 { 0.0 } else { (squares as f32).sqrt().recip() };
        Vector { values, scale }
    }

    /// Reads what [`Vector::to_bytes`] wrote; `None` for another number of bytes, or a scale that
    /// does not belong to the values.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Vector> {
        let (values, scale) = bytes.split_first_chunk::<DIMENSIONS>()?;
        let scale = f32::from_le_bytes(scale.try_into().ok()?);
        let vector = Vector::from_values(values.map(u8::cast_signed));
        (vector.scale == scale).then_some(vector)
    }

    /// The values, then the scale as a 32-bit float, lowest byte first.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        let (values, scale) = bytes.split_at_mut(DIMENSIONS);
        values.copy_from_slice(&self.values.map(i8::cast_unsigned));
        scale.copy_from_slice(&self.scale.to_le_bytes());
        bytes
    }

    /// How near both are in meaning: 1 for the same direction, about 0 for unrelated texts.
    #[must_use]
    pub fn cosine(&self, other: &Vector) -> f32 {
        dot(&self.wide(), &other.values) as f32 * (self.scale * other.scale)
    }

    pub(crate) fn of(values: [i8; DIMENSIONS], scale: f32) -> Vector {
        Vector { values, scale }
    }

    pub(crate) fn values(&self) -> &[i8; DIMENSIONS] {
        &self.values
    }

    pub(crate) fn scale(&self) -> f32 {
        self.scale
    }

    /// The values in 16 bits: products of a query with many vectors are faster from there.
    pub(crate) fn wide(&self) -> [i16; DIMENSIONS] {
        self.values.map(i16::from)
    }
}

/// The sum of the products; at most 256 * 127 * 127, so it never overflows.
#[inline(always)]
pub(crate) fn dot(query: &[i16; DIMENSIONS], values: &[i8; DIMENSIONS]) -> i32 {
    query.iter().zip(values).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum()
}
