/**
 * Statements of the literature as comparisons to train: what to look for, what must be measured if
 * they hold here, and what was measured. Stands on {@code sweep}, whose statistics it uses.
 */
package facespace.claim;
