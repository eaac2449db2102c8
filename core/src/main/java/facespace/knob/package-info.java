/**
 * Adjustable settings: a record's components with their range, unit and wording in both languages.
 * Imports {@code text} only, and everybody may import it.
 */
package facespace.knob;
