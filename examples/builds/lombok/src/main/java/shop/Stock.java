package shop;

import dev.jumun.Provides;
import dev.jumun.Scope;

import lombok.Getter;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The drinks of the shop. */
public class Stock {
    @Getter private final Map<Long, Shop.Drink> drinks = new ConcurrentHashMap<>();

    @Provides(Scope.APP)
    static Stock open() {
        Stock stock = new Stock();
        stock.add(Shop.Drink.builder().id(1).name("Tea").price(3).build());
        return stock;
    }

    Optional<Shop.Drink> find(long id) {
        return Optional.ofNullable(getDrinks().get(id));
    }

    Shop.Drink add(Shop.Drink drink) {
        Shop.Drink added = drink.withId(Math.max(1, drink.id()));
        drinks.put(added.id(), added);
        return added;
    }
}
