package shop

import dev.jumun.Api
import dev.jumun.Get
import dev.jumun.HttpException
import dev.jumun.Post
import dev.jumun.Provides
import dev.jumun.Query
import dev.jumun.Scope
import dev.jumun.Status
import java.util.concurrent.ConcurrentHashMap

/** The drinks of the shop. */
class Stock {
    val drinks = ConcurrentHashMap(mapOf(1L to Drink(1, "Tea", 3)))
}

/** A shop in Kotlin. Its models are Java records. */
@Api(title = "Shop")
open class Shop(private val stock: Stock) {
    /** Returns a drink. */
    @Get("/drinks/{id}")
    fun drink(id: Long): Drink =
        stock.drinks[id] ?: throw HttpException(404, "There is no such drink.")

    /** Lists the drinks. */
    @Get("/drinks")
    fun drinks(@Query like: String?): List<Drink> =
        stock.drinks.values.filter { like == null || it.name.contains(like) }

    /** Adds a drink. */
    @Post("/drinks")
    @Status(201)
    fun add(drink: Drink): Drink = drink.also { stock.drinks[it.id] = it }

    companion object {
        @JvmStatic
        @Provides(Scope.APP)
        fun open(): Stock = Stock()
    }
}
