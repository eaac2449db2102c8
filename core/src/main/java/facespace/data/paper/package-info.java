/**
 * Generated people: a person is a row of traits, a shot the conditions of one picture. Imports
 * {@code data} and {@code knob}; what is drawn comes from the seed alone.
 */
package facespace.data.paper;
