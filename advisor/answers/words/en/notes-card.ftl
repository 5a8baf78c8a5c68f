by-memory =
    A card of { $memory } GB is computed as the { $gpu }{ $other ->
        [none] {""}
       *[other] , which has { $other } GB
    }; other cards of that memory hold as much but are faster or slower.
remade =
    No { $gpu } is sold with { $memory } GB: computed as that chip with the stated memory; its speed, and its price where one is shown, are those of the { $gpu }.
