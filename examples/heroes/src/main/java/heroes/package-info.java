/** Heroes in a database: sessions by {@code Yield}, JDBI, migrations by Flyway. */
@NullMarked
package heroes;

import org.jspecify.annotations.NullMarked;
