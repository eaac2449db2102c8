/** What runs while {@code lessons} is built and is in no jar. Imports the library only. */
package facespace.lessons.build;
