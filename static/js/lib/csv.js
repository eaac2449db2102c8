// Tables as RFC 4180 writes them.

/** Rows of texts and numbers as CSV; what could be mistaken is quoted. */
export function toCsv(rows) {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value) {
  const text = typeof value === 'string' ? harmless(value) : String(value);
  return /^[\w .+-]*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}

/** A text that no spreadsheet takes for a formula to run: as they themselves mark it, with '. */
function harmless(text) {
  return /^\s*[=+\-@＝＋－＠]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}
