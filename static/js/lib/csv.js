// Tables as RFC 4180 writes them.

/** Rows of texts and numbers as CSV; what could be mistaken is quoted. */
export function toCsv(rows) {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value) {
  const text = String(value);
  return /^[\w .+-]*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}
