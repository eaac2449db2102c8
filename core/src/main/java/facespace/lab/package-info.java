/**
 * The library as a lesson speaks of it: choose data and a loss, train, look. Everything here says
 * itself over a run's one text form, {@link facespace.train.spec.RunSpec}; notebooks and the
 * command line use it. Imports all other packages; nothing in this library imports it.
 */
package facespace.lab;
