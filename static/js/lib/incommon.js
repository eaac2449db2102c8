// What some of many things have in common that the others have not.

/** Cohen's word for a difference that anybody sees: 0.8, for means (d) and for shares (h). */
const LARGE = 0.8;

/**
 * Where chosen faces differ most from the others: [{column, here, elsewhere, value}], the largest first. `columns`:
 * [{key, kind, shares}], shares per face 0 … 1; a choice is looked at value by value (then `value` is the index of a
 * face that has it), a measure by its mean. Without others there is nothing to compare with.
 */
export function inCommon(columns, chosen, count) {
  const inside = new Set(chosen);
  const others = Array.from({ length: count }, (_, i) => i).filter((i) => !inside.has(i));
  if (!chosen.length || !others.length) return [];
  return columns
    .map((column) => (column.kind === 'measure' ? measured(column, chosen, others) : counted(column, chosen, others)))
    .filter(({ effect }) => effect >= LARGE)
    .sort((a, b) => b.effect - a.effect);
}

function measured(column, chosen, others) {
  const [here, elsewhere] = [chosen, others].map((some) => moments(some.map((i) => column.shares[i])));
  const spread = Math.sqrt((here.variance * chosen.length + elsewhere.variance * others.length) / (chosen.length + others.length));
  const apart = Math.abs(here.mean - elsewhere.mean);
  return { column, here: here.mean, elsewhere: elsewhere.mean, effect: spread > 0 ? apart / spread : apart && Infinity };
}

/** The value whose share among the chosen stands out most. */
function counted(column, chosen, others) {
  const values = [...new Set(chosen.map((i) => column.shares[i]))];
  const rows = values.map((value) => {
    const [here, elsewhere] = [chosen, others].map((some) => some.filter((i) => column.shares[i] === value).length / some.length);
    const effect = 2 * Math.asin(Math.sqrt(here)) - 2 * Math.asin(Math.sqrt(elsewhere));
    return { column, here, elsewhere, effect, value: chosen.find((i) => column.shares[i] === value) };
  });
  return rows.reduce((best, row) => (row.effect > best.effect ? row : best));
}

function moments(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
}
