/**
 * What describes a run: its settings and the changes in its course, their text form, recipes,
 * comparisons. Knows no arrays; the other packages of {@code train} do what is said here.
 */
package facespace.train.spec;
